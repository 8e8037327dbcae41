"""Loads a style file into a QGIS layer of classes and prints what QGIS makes of it as JSON: kind of
the renderer, and by class the fill, the kinds of symbol layers and the scales.
Usage: qgis_theme.py STYLE.qml|STYLE.sld"""
import json
import os
import re
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import QgsApplication, QgsCategorizedSymbolRenderer, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()

layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=class_code:string", "habitat", "memory")
path = sys.argv[1]
message, loaded = layer.loadSldStyle(path) if path.endswith(".sld") else layer.loadNamedStyle(path)
classes = {}


def take(code, symbol):
    classes[code] = {
        "fill": symbol.symbolLayer(0).fillColor().name().upper(),
        "layers": [part.layerType() for part in symbol.symbolLayers()],
    }


renderer = layer.renderer()
if isinstance(renderer, QgsCategorizedSymbolRenderer):
    for category in renderer.categories():
        take(str(category.value()), category.symbol())
else:
    for rule in renderer.rootRule().children():
        take(re.search(r"'([^']*)'", rule.filterExpression()).group(1), rule.symbol())
print(json.dumps({
    "loaded": bool(loaded),
    "message": message,
    "renderer": renderer.type(),
    "classes": classes,
    "opacity": layer.opacity(),
    "min_scale": layer.minimumScale() if layer.hasScaleBasedVisibility() else 0,
    "labels": layer.labelsEnabled(),
}))
sys.stdout.flush()
os._exit(0)
