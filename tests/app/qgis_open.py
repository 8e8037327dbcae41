"""Opens every layer of a project in QGIS as a user would, styles from the file, and prints what it
shows as JSON. Usage: qgis_open.py PROJECT.gpkg"""
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import QgsApplication, QgsCategorizedSymbolRenderer, QgsRuleBasedRenderer, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()

container = QgsVectorLayer(sys.argv[1], "all", "ogr")
shown = {}
for part in container.dataProvider().subLayers():
    name = part.split("!!::!!")[1]
    if name == "layer_styles":
        continue
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    message, styled = layer.loadDefaultStyle()
    renderer = layer.renderer()
    colours = {}
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for category in renderer.categories():
            colours[str(category.value())] = category.symbol().color().name().upper()
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            if rule.symbol() is not None:
                colours[rule.filterExpression()] = rule.symbol().color().name().upper()
    shown[name] = {
        "valid": layer.isValid(),
        "features": layer.featureCount(),
        "crs": layer.crs().isValid(),
        "styled": bool(styled),
        "colours": colours,
    }
    del layer
print(json.dumps(shown))
sys.stdout.flush()
os._exit(0)
