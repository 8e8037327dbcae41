#!/bin/bash
# run.sh DATA ECOTONE [WORK]: one million patches, two national shapefiles, by the program and by ogr2ogr on
# the same files in the same run: wall seconds, processor seconds, peak memory, ratios.
#
# DATA holds cn_1m.shp and ru_1m.shp (SIZE=100k: cn_100k.shp …) as the coverage generator of the peers'
# benches writes them. Prints; never fails on time. Says so and ends where something is missing.
set -u
data=${1:?folder of the generated files} ecotone=${2:?the program} size=${SIZE:-1m}
work=${3:-$(mktemp -d)}
mkdir -p "$work"
for file in "$data/cn_$size.shp" "$data/ru_$size.shp"; do
    [ -f "$file" ] || { echo "skipped: $file is missing (generate it first)"; exit 0; }
done
command -v ogr2ogr >/dev/null || { echo "skipped: ogr2ogr is not installed"; exit 0; }

# recipe COUNTRY FILE SCHEME ID CODE NAME
recipe() {
    cat <<TOML
version = 1
[source]
file = "$data/$2"
title = "Habitat survey, $1"
country = "$1"
date = "2024"
landscape = "LBC"
authority = 1
[use]
role = "habitat"
scheme = "$3"
[fields]
id = "$4"
code = "$5"
name = "$6"
stated_area = "AREA"
TOML
}
recipe CN "cn_$size.shp" cn_gbt21010_2017 TBBH DLBM DLMC >"$work/cn.toml"
recipe RU "ru_$size.shp" ru_vegmap VYDEL NAZV NAZV >"$work/ru.toml"

peer() {
    local crs="+proj=laea +lat_0=43.3 +lon_0=130.75 +datum=WGS84 +units=m +no_defs"
    rm -f "$work/peer.gpkg"
    ogr2ogr -f GPKG "$work/peer.gpkg" "$data/cn_$size.shp" -t_srs "$crs" -nln habitat \
        -nlt POLYGON -lco SPATIAL_INDEX=YES -gt 65536 \
        -sql "SELECT DLBM AS code, DLMC AS name, TBBH AS src_id FROM cn_$size"
    ogr2ogr -f GPKG -append -update "$work/peer.gpkg" "$data/ru_$size.shp" -t_srs "$crs" \
        -nln habitat -nlt POLYGON -gt 65536 \
        -sql "SELECT KOD AS code, NAZV AS name, VYDEL AS src_id FROM ru_$size"
}
ours() {
    rm -f "$work/ours.gpkg"
    "$ecotone" -q harmonise "$work/cn.toml" "$work/ru.toml" --into "$work/ours.gpkg" \
        --author Bench --json >"$work/ours.json" || echo "the run failed with $?" >&2
}

# measured NAME: runs it; sets wall_NAME and cpu_NAME (s), peak_NAME (MiB, anonymous and shared).
measured() {
    local name=$1 peak=0 now before after
    cat "$data/cn_$size".??? "$data/ru_$size".??? >/dev/null # Both read warm files.
    local start=$EPOCHREALTIME
    TIMEFORMAT='%U %S'
    { time "$name" 2>"$work/$name.err"; } 2>"$work/$name.time" &
    local job=$!
    while kill -0 $job 2>/dev/null; do
        now=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v p=$job '{sub(/\(.*\)/,"x")} $4==p {print $1}' |
            while read -r child; do
                awk '/RssAnon|RssShmem/{s+=$2} END{print s+0}' "/proc/$child/status" 2>/dev/null
            done | sort -n | tail -1)
        [ "${now:-0}" -gt "$peak" ] && peak=$now
        sleep 0.2
    done
    wait $job
    local end=$EPOCHREALTIME
    printf -v "wall_$name" '%s' "$(awk -v a="$start" -v b="$end" 'BEGIN{printf "%.1f", b - a}')"
    printf -v "cpu_$name" '%s' "$(awk 'END{printf "%.1f", $1 + $2}' "$work/$name.time")"
    printf -v "peak_$name" '%s' "$((peak / 1024))"
}

measured peer
measured ours
printf '%-10s %10s %10s %12s\n' "$size" "wall s" "CPU s" "peak MiB"
printf '%-10s %10s %10s %12s\n' ogr2ogr "$wall_peer" "$cpu_peer" "$peak_peer"
printf '%-10s %10s %10s %12s\n' ecotone "$wall_ours" "$cpu_ours" "$peak_ours"
awk -v w="$wall_ours" -v W="$wall_peer" -v c="$cpu_ours" -v C="$cpu_peer" \
    'BEGIN{printf "%-10s %10.2f %10.2f\n", "ratio", w / W, c / C}'
start=$EPOCHREALTIME
"$ecotone" -q probe "$data/ru_$size.shp" --json >"$work/probe.json"
awk -v a="$start" -v b="$EPOCHREALTIME" -v n="$(stat -c %s "$data/ru_$size.shp")" \
    'BEGIN{printf "probe of %d MiB: %.2f s\n", n / 1048576, b - a}'
[ $# -ge 3 ] || rm -r "$work"
