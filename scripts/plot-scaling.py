#!/usr/bin/env python3
"""Draws docs/benchmarks/scaling.svg from what bench-scaling.sh measured, and prints its tables."""
import json
import pathlib

FOLDER = pathlib.Path(__file__).parent.parent / "docs" / "benchmarks"
SERIES = [
    ("pass_through", "pass-through", "#888888"),
    ("exactly_once_no_terms", "exactly-once, no terms", "#1b7837"),
    ("exactly_once_all_fields", "exactly-once, all fields", "#2166ac"),
    ("at_least_once_all_fields", "at-least-once, all fields", "#b2182b"),
]
PANELS = [
    ("stream threads", [("1", "base"), ("2", "threads-2"), ("4", "threads-4")]),
    ("processes", [("1", "base"), ("2", "processes-2")]),
    ("articles in the topic", [("20,000", "base"), ("200,000", "articles-200000")]),
    (
        "articles in an event",
        [("1", "base"), ("10", "per-event-10"), ("100", "per-event-100"), ("1,000", "per-event-1000")],
    ),
    (
        "bytes in an article",
        [("300", "bytes-300"), ("3 K", "base"), ("30 K", "bytes-30000"), ("300 K", "bytes-300000")],
    ),
]
WIDTH, HEIGHT, GAP, LEFT, TOP = 190, 170, 50, 60, 60


def load(name):
    path = FOLDER / "scaling" / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else None


def figure(result, variant, key):
    return result["variants"][variant][key]


def text(x, y, content, anchor="middle", size=11, extra=""):
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}"{extra}>'
        f"{content}</text>"
    )


def panel(x, y, title, points, key, top, unit, pick):
    """One set of lines: a point for each measurement, a whisker from its least to its most."""
    svg = [f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#ccc"/>']
    for i in range(5):
        at = y + HEIGHT - HEIGHT * i / 4
        svg.append(f'<path d="M{x} {at:.1f}h{WIDTH}" stroke="#eee"/>')
        svg.append(text(x - 4, at + 4, f"{top * i / 4:,.0f}", "end", 9))
    step = WIDTH / len(points)
    for i, (label, _) in enumerate(points):
        svg.append(text(x + step * (i + 0.5), y + HEIGHT + 13, label, size=9))
    svg.append(text(x + WIDTH / 2, y + HEIGHT + 28, title))
    svg.append(text(x - 4, y - 6, unit, "start", 9, ' fill="#555"'))
    for variant, _, colour in SERIES:
        path = []
        for i, (_, result) in enumerate(points):
            if result:
                value = figure(result, variant, key)
                px = x + step * (i + 0.5)
                height = lambda v: y + HEIGHT - HEIGHT * min(v, top) / top
                path.append(f"{px:.1f} {height(value[pick]):.1f}")
                svg.append(
                    f'<path d="M{px:.1f} {height(value["min"]):.1f}V{height(value["max"]):.1f}"'
                    f' stroke="{colour}" stroke-opacity=".4" stroke-width="3"/>'
                )
                svg.append(
                    f'<circle cx="{px:.1f}" cy="{height(value[pick]):.1f}" r="3" fill="{colour}"/>'
                )
        svg.append(f'<path d="M{"L".join(path)}" fill="none" stroke="{colour}"/>')
    return svg


def plot(panels):
    width = LEFT + len(panels) * (WIDTH + GAP)
    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {TOP + 2 * (HEIGHT + 60)}"'
        ' font-family="sans-serif">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for i, (_, title, colour) in enumerate(SERIES):
        svg.append(f'<circle cx="{LEFT + 6 + i * 190}" cy="18" r="5" fill="{colour}"/>')
        svg.append(text(LEFT + 16 + i * 190, 22, title, "start", 12))
    values = lambda key: [
        figure(result, variant, key)["max"]
        for _, points in panels
        for _, result in points
        if result
        for variant, _, _ in SERIES
    ]
    speed = max(values("megabytes_per_second"))
    speed = -(-speed // 20) * 20
    for i, (title, points) in enumerate(panels):
        x = LEFT + i * (WIDTH + GAP)
        svg += panel(
            x, TOP, title, points, "megabytes_per_second", speed, "MB/s of input, median", "median"
        )
        svg += panel(
            x,
            TOP + HEIGHT + 60,
            title,
            points,
            "live_heap_megabytes",
            256,
            "heap in use after collections, MB, most",
            "max",
        )
    svg.append("</svg>")
    return "\n".join(svg) + "\n"


def table(title, points):
    print(f"\n| {title} | " + " | ".join(name for _, name, _ in SERIES) + " | heap, most |")
    print("| --- |" + " --- |" * (len(SERIES) + 1))
    for label, result in points:
        if result:
            cells = []
            for variant, _, _ in SERIES:
                rate = figure(result, variant, "articles_per_second")["median"]
                speed = figure(result, variant, "megabytes_per_second")["median"]
                ratio = result["ratios"].get(variant)
                cells.append(
                    f"{rate:,.0f} ({speed:.1f} MB/s)" + (f" {ratio:.2f}" if ratio else "")
                )
            heap = max(
                figure(result, variant, "live_heap_megabytes")["max"] for variant, _, _ in SERIES
            )
            print(f"| {label} | " + " | ".join(cells) + f" | {heap:.0f} MB |")


panels = [(title, [(label, load(name)) for label, name in points]) for title, points in PANELS]
(FOLDER / "scaling.svg").write_text(plot(panels))
for each in panels:
    table(*each)
