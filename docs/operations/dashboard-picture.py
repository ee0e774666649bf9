"""Draws dashboard.json with the data of a Prometheus as one SVG, on standard output: dashboard-picture.py PROMETHEUS_URL MINUTES.

It is no Grafana: panels stand where the dashboard has them, with its titles, queries, legends and units, as lines and numbers. Nothing but Python's own library."""

import json
import pathlib
import re
import sys
import time
import urllib.parse
import urllib.request
from html import escape

COLUMN, ROW, GAP = 50, 34, 8
STEPS = 120
COLOURS = ["#3b7dd8", "#d9822b", "#3a9e5c", "#c94f7c", "#8a63c9", "#1a9ba1", "#b59a1f", "#7d8894"]
STYLE = """
    .paper { fill: #f4f5f7 } .panel { fill: #ffffff; stroke: #d5dae0 } text { fill: #1b2530; font-size: 12px } .title { font-weight: 600; font-size: 13px }
    .quiet { fill: #5b6773; font-size: 11px } .grid { stroke: #e3e7eb } .value { font-size: 26px; font-weight: 600 } .line { fill: none; stroke-width: 1.6 }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #0d1117 } .panel { fill: #161b22; stroke: #30363d } text { fill: #e6edf3 } .quiet { fill: #a0abb6 } .grid { stroke: #2a3038 }
    }"""


def ask(url, path, **parameters):
    with urllib.request.urlopen(f"{url}/api/v1/{path}?{urllib.parse.urlencode(parameters)}") as answer:
        return json.load(answer)["data"]["result"]


def shown(value, unit):
    """A number with its unit, in three digits or so."""
    if unit == "s":
        for length, name in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
            if value >= length:
                return f"{value / length:.3g} {name}"
        return f"{value * 1000:.3g} ms"
    if unit == "bytes":
        return f"{value / 1048576:.4g} MiB"
    return f"{value:.3g}" + {"d": " d", "reqps": " /s", "ops": " /s"}.get(unit, "")


def legend(target, labels):
    text = target.get("legendFormat", "")
    if text in ("", "__auto"):
        return ", ".join(f"{name}={value}" for name, value in sorted(labels.items()) if name not in ("job", "__name__"))
    return re.sub(r"{{\s*(\w+)\s*}}", lambda name: labels.get(name.group(1), ""), text)


class Panel:
    def __init__(self, panel, top):
        place = panel["gridPos"]
        self.x, self.y = place["x"] * COLUMN + GAP, top(place["y"])
        self.width, self.height = place["w"] * COLUMN - GAP, place["h"] * ROW - GAP
        self.panel, self.unit = panel, panel.get("fieldConfig", {}).get("defaults", {}).get("unit")

    def draw(self, prometheus, begin, end):
        yield f'<rect class="panel" x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}" rx="4"/>'
        yield self.text(10, 20, self.panel["title"], "title")
        series = []
        for target in self.panel["targets"]:
            query = target["expr"].replace("$instance", ".*")
            step = (end - begin) / STEPS
            for each in ask(prometheus, "query_range", query=query, start=begin, end=end, step=f"{step:.0f}s"):
                values = [(float(at), float(value)) for at, value in each["values"] if value not in ("NaN", "+Inf")]
                if values:
                    series.append((legend(target, each["metric"]), values))
        if not series:
            yield self.text(self.width / 2 - 25, self.height / 2 + 8, "No data", "quiet")
        elif self.panel["type"] == "stat":
            yield from self.numbers(series)
        else:
            yield from self.lines(series, begin, end)

    def text(self, x, y, text, kind=""):
        return f'<text class="{kind}" x="{self.x + x:.0f}" y="{self.y + y:.0f}">{escape(text)}</text>'

    def numbers(self, series):
        for place, (name, values) in enumerate(series):
            x = 10 + place * (self.width - 10) / len(series)
            yield self.text(x, self.height / 2 + 20, shown(values[-1][1], self.unit), "value")
            if len(series) > 1:
                yield self.text(x, self.height / 2 + 42, name, "quiet")

    def lines(self, series, begin, end):
        rows = (min(len(series), 8) + 1) // 2
        left, top, right, bottom = 62, 32, self.width - 10, self.height - 24 - 15 * rows
        most = max(max(value for _, value in values) for _, values in series) * 1.1 or 1
        for part in range(4):
            y = bottom - (bottom - top) * part / 3
            yield f'<line class="grid" x1="{self.x + left}" x2="{self.x + right}" y1="{self.y + y:.0f}" y2="{self.y + y:.0f}"/>'
            yield self.text(6, y + 4, shown(most * part / 3, self.unit) if part else "0", "quiet")
        for place, (name, values) in enumerate(series[:8]):
            colour = COLOURS[place]
            points = " ".join(
                f"{self.x + left + (right - left) * (at - begin) / (end - begin):.1f},{self.y + bottom - (bottom - top) * value / most:.1f}"
                for at, value in values)
            yield f'<polyline class="line" stroke="{colour}" points="{points}"/>'
            column = (right - 10) / 2
            x, y = 10 + place % 2 * column, bottom + 20 + 15 * (place // 2)
            yield f'<rect x="{self.x + x:.0f}" y="{self.y + y - 8:.0f}" width="10" height="3" fill="{colour}"/>'
            room = int(column / 6) - 4
            yield self.text(x + 15, y, name if len(name) <= room else name[: room - 1] + "…", "quiet")
        if len(series) > 8:
            yield self.text(right - 60, 20, f"and {len(series) - 8} more", "quiet")


def main():
    prometheus, minutes = sys.argv[1], float(sys.argv[2])
    dashboard = json.loads((pathlib.Path(__file__).parent / "dashboard.json").read_text())
    end = time.time()
    # as Grafana does, nothing is between one row of panels and the next
    tops = sorted({(panel["gridPos"]["y"], panel["gridPos"]["h"]) for panel in dashboard["panels"]})
    offsets, below = {}, 44
    for y, height in tops:
        offsets[y] = below
        below += height * ROW
    panels = [Panel(panel, offsets.__getitem__) for panel in dashboard["panels"]]
    width = 24 * COLUMN + GAP
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {below}" font-family="system-ui, \'DejaVu Sans\', sans-serif" role="img">')
    print(f"  <title>{escape(dashboard['title'])}</title>\n  <style>{STYLE}\n  </style>")
    print(f'  <rect class="paper" width="{width}" height="{below}"/>')
    print(f'  <text class="title" x="{GAP}" y="28">{escape(dashboard["title"])}: two nodes, the last {minutes:.0f} minutes</text>')
    for panel in panels:
        for line in panel.draw(prometheus, end - 60 * minutes, end):
            print("  " + line)
    print("</svg>")


main()
