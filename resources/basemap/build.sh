#!/bin/sh
# Builds basemap.gpkg from the world map that QGIS ships (Natural Earth).
#   usage: build.sh WORLD_MAP.gpkg OUT.gpkg
# Needs ogr2ogr with SpatiaLite functions (Debian: gdal-bin).
set -eu
world=$1
out=$2
west=86 south=40 east=136 north=55
countries="'CN','RU','MN','KP','KZ'"

# One fixed date, so that the same input gives the same bytes.
export OGR_CURRENT_DATE=2018-05-21T00:00:00.000Z

rm -f "$out"

# Polygons, clipped to the window; geometry is not simplified further.
ogr2ogr -f GPKG "$out" "$world" -nln country -nlt PROMOTE_TO_MULTI \
  -clipsrc $west $south $east $north -dsco ADD_GPKG_OGR_CONTENTS=NO \
  -sql "SELECT iso_a2 AS iso, geom FROM countries WHERE iso_a2 IN ($countries)"

ogr2ogr -f GPKG -update "$out" "$world" -nln province -nlt PROMOTE_TO_MULTI \
  -clipsrc $west $south $east $north -dialect SQLITE -sql "
SELECT iso_a2 AS iso,
  iso_a2 || '-' || CASE name
    WHEN 'Xinjiang' THEN 'XJ' WHEN 'Gansu' THEN 'GS' WHEN 'Tianjin' THEN 'TJ' WHEN 'Beijing' THEN 'BJ'
    WHEN 'Shanxi' THEN 'SX' WHEN 'Hebei' THEN 'HE' WHEN 'Inner Mongol' THEN 'NM' WHEN 'Liaoning' THEN 'LN'
    WHEN 'Heilongjiang' THEN 'HL' WHEN 'Jilin' THEN 'JL'
    WHEN 'Krasnoyarsk' THEN 'KYA' WHEN 'Gorno-Altay' THEN 'AL' WHEN 'Tuva' THEN 'TY' WHEN 'Altay' THEN 'ALT'
    WHEN 'Kemerovo' THEN 'KEM' WHEN 'Khakass' THEN 'KK' WHEN 'Primor''ye' THEN 'PRI' WHEN 'Khabarovsk' THEN 'KHA'
    WHEN 'Amur' THEN 'AMU' WHEN 'Yevrey' THEN 'YEV' WHEN 'Chita' THEN 'ZAB' WHEN 'Buryat' THEN 'BU'
    WHEN 'Irkutsk' THEN 'IRK'
    WHEN 'Dzavhan' THEN '057' WHEN 'Bayan-Ölgiy' THEN '071' WHEN 'Hovd' THEN '043' WHEN 'Govi-Altay' THEN '065'
    WHEN 'Hövsgöl' THEN '041' WHEN 'Uvs' THEN '046' WHEN 'Darhan-Uul' THEN '037' WHEN 'Arhangay' THEN '073'
    WHEN 'Ulaanbaatar' THEN '1' WHEN 'Bulgan' THEN '067' WHEN 'Selenge' THEN '049' WHEN 'Bayanhongor' THEN '069'
    WHEN 'Hentiy' THEN '039' WHEN 'Töv' THEN '047' WHEN 'Orhon' THEN '035' WHEN 'Övörhangay' THEN '055'
    WHEN 'Govĭ-Sümber' THEN '064' WHEN 'Dornod' THEN '061' WHEN 'Ömnögovi' THEN '053' WHEN 'Sühbaatar' THEN '051'
    WHEN 'Dornogovi' THEN '063' WHEN 'Dundgovi' THEN '059'
    WHEN 'P''yŏngan-namdo' THEN '02' WHEN 'P''yŏngan-bukto' THEN '03' WHEN 'Chagang-do' THEN '04'
    WHEN 'Hamgyŏng-namdo' THEN '08' WHEN 'Hamgyŏng-bukto' THEN '09' WHEN 'Ryanggang' THEN '10' WHEN 'Rasŏn' THEN '13'
    WHEN 'East Kazakhstan' THEN 'VOS' END AS code,
  name AS source_name, geom
FROM states_provinces WHERE iso_a2 IN ($countries)"

# Lines, so that the clip edge is never drawn as a border.
ogr2ogr -f GPKG -update "$out" "$out" -nln boundary -nlt MULTILINESTRING -unsetFieldWidth -dialect SQLITE -sql "
SELECT 'country' AS kind, a.iso AS iso_a, b.iso AS iso_b,
  CastToMulti(ST_LineMerge(CollectionExtract(ST_Intersection(ST_Boundary(a.geom), ST_Boundary(b.geom)), 2))) AS geom
FROM country a JOIN country b ON a.iso < b.iso AND ST_Intersects(a.geom, b.geom)
UNION ALL
SELECT 'province', a.code, b.code,
  CastToMulti(ST_LineMerge(CollectionExtract(ST_Intersection(ST_Boundary(a.geom), ST_Boundary(b.geom)), 2)))
FROM province a JOIN province b ON a.code < b.code AND a.iso = b.iso AND ST_Intersects(a.geom, b.geom)"
ogr2ogr -f GPKG -update -append "$out" "$out" -nln boundary -dialect SQLITE -sql "
SELECT 'coast' AS kind, iso AS iso_a, NULL AS iso_b,
  CastToMulti(ST_Difference(ST_Difference(ST_Boundary(geom),
    (SELECT ST_Union(b.geom) FROM boundary b WHERE b.kind = 'country' AND (b.iso_a = c.iso OR b.iso_b = c.iso))),
    ST_Buffer(ST_ExteriorRing(BuildMbr($west, $south, $east, $north)), 0.00001))) AS geom
FROM country c WHERE iso IN ('CN','RU','KP')"
