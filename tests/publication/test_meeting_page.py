"""The page itself: every number has its row, all of it has room, nothing on it is for other eyes, and it survives."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsMapRendererParallelJob,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QImage

from tests.publication.test_meeting_map import WEEK, X, Y, approve, page, report
from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.charts.spec import ChartKind
from trygghet_plugin.core import words
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.publication import export, map_frame
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.meeting_map import LAYERS_PROPERTY, MeetingMapRequest, content_of, layout_of
from trygghet_plugin.publication.page import BLUE
from trygghet_plugin.storage.sheet import Sheet, read_sheet
from trygghet_plugin.storage.store import Area, Measure, Organisation, Place
from trygghet_plugin.storage.workspace import Workspace

CATEGORIES = ("obehorig", "buskorning", "alkohol", "vald", "skadegorelse", "stold")
TEXT = "Klotter på gaveln mot skolgården, ■■■ såg två personer springa därifrån."
LONG = "Elljusspårsanläggningsföreningens medlemmar anmälde att stolparna åter står mörka vid badplatsen. " * 3
PAGES = list(itertools.product(("week", "week_16x9"), (Audience.PARTNERS, Audience.INTERNAL)))


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Iterator[Workspace]:
    border = Area("1442", 'Vår|gårda "kommun" \\', "municipality", None, square(X - 9_000, Y - 9_000, 20_000))
    opened = Workspace.create(
        str(tmp_path / "väg 1.gpkg"), "1442", practice=True, outbox=tmp_path / "outbox.sqlite", areas=[border]
    )
    opened.store.save_organisations([Organisation("blomman", "Blomman Andersson AB")], "test")
    opened.store.add_planning(places=[Place("p1", "Torget", "torg", x=X, y=Y)])
    yield opened
    opened.close()


@pytest.fixture
def project(qgis_app: object) -> Iterator[QgsProject]:
    made_for = QgsProject()
    yield made_for
    made_for.clear()


def square(x: float, y: float, side: float) -> bytes:
    import shapely

    return bytes(shapely.box(x, y, x + side, y + side).wkb)


def fill(workspace: Workspace, count: int, text: str = TEXT) -> None:
    """So many approved events, every fourth of them on the square, and six measures."""
    for n in range(count):
        away = 0.0 if n % 4 == 0 else 170.0 * n
        stored = workspace.submit(
            report(CATEGORIES[n % 6], 16 + n % 7, x=X + away, y=Y + away / 2, place_id="p1", organisation="blomman")
        )
        if text:
            stored = workspace.store.change(stored.report_id, stored.revision, {"public_text": text}, "test")
        workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus.APPROVED, "test"))
    measures = [
        Measure(f"m{n}", f"Laga belysningen i gångtunnel {n} och sätta upp tåligare armaturer", "",
                date(2026, 11, 13) + timedelta(days=n), "ongoing", "")
        for n in range(6)
    ]
    workspace.store.add_planning(measures=measures)


def made(workspace: Workspace, project: QgsProject, **values: object) -> tuple[MeetingContent, QgsPrintLayout]:
    sheet: Sheet = read_sheet(workspace.store)
    request = MeetingMapRequest(WEEK, **values)  # type: ignore[arg-type]
    content = content_of(sheet, workspace.store, workspace.store.measures(), request)
    layout = layout_of(project, sheet, workspace.info, content, request)
    project.layoutManager().addLayout(layout)  # the project's now: a layout must not outlive it
    return content, layout


def labels(layout: QgsPrintLayout) -> list[QgsLayoutItemLabel]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]


def listed(layout: QgsPrintLayout) -> list[str]:
    return sorted((item.text() for item in labels(layout) if item.text().isdigit()), key=int)


def marks(project: QgsProject, layout: QgsPrintLayout) -> QgsVectorLayer:
    return project.mapLayer(layout.customProperty(LAYERS_PROPERTY)[1])


@pytest.mark.parametrize(("template", "audience"), PAGES)
def test_fifteen_events_with_texts_and_six_measures_have_room_on_one_sheet(
    workspace: Workspace, project: QgsProject, template: str, audience: Audience
) -> None:
    fill(workspace, 15)
    _content, layout = made(workspace, project, template=template, audience=audience)
    assert layout.pageCollection().pageCount() == 1
    assert listed(layout) == [str(n) for n in range(1, 16)]
    assert sum("gångtunnel" in " ".join(item.text().split()) for item in labels(layout)) == 6
    assert not [item.text() for item in labels(layout) if "-\n" in item.text()], "no word is broken"


@pytest.mark.parametrize(("count", "text"), [(1, ""), (4, TEXT), (11, TEXT), (15, LONG), (24, TEXT), (24, LONG)])
@pytest.mark.parametrize("template", ["week", "week_16x9"])
def test_every_number_on_the_map_has_its_row_and_nothing_lies_upon_another(
    workspace: Workspace, project: QgsProject, count: int, text: str, template: str
) -> None:
    fill(workspace, count, text)
    _content, layout = made(workspace, project, template=template)
    numbers = sorted(feature["number"] for feature in marks(project, layout).getFeatures())
    assert numbers == list(range(1, count + 1))
    assert listed(layout) == [str(n) for n in numbers]
    papers = layout.pageCollection()
    sheets = [papers.page(n).sceneBoundingRect() for n in range(papers.pageCount())]
    areas = [item.sceneBoundingRect() for item in layout.items() if is_part_of_page(item)]
    for area in areas:
        assert any(sheet.contains(area) for sheet in sheets)
    for one, other in itertools.combinations(areas, 2):
        shared = one.intersected(other)
        assert shared.width() < 1.5 or shared.height() < 0.4, (one, other)


def is_part_of_page(item: object) -> bool:
    """What is beside each other on the page: not numbers in their discs, nor what stands on the map or in the box."""
    if isinstance(item, QgsLayoutItemLabel):
        return not item.text().isdigit() and item.text() not in ("PRACTICE", "Decisions today: what / who / when")
    return isinstance(item, (QgsLayoutItemMap, QgsLayoutItemShape)) and not (
        isinstance(item, QgsLayoutItemMap) and item.id() != map_frame.BASE_ID
    )


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_further_sheets_are_further_pictures(
    workspace: Workspace, project: QgsProject, tmp_path: Path, ending: str
) -> None:
    fill(workspace, 24, LONG)
    _content, layout = made(workspace, project)
    folder = tmp_path / "ut"
    folder.mkdir()
    files = export.save(layout, str(folder / f"karta.{ending}"))
    assert files == (str(folder / f"karta.{ending}"), str(folder / f"karta_2.{ending}"))
    assert sorted(folder.iterdir()) == sorted(Path(one) for one in files)


def test_partners_are_not_told_who_reported(workspace: Workspace, project: QgsProject, tmp_path: Path) -> None:
    fill(workspace, 4)
    assert "Blomman" not in page(workspace, tmp_path)
    assert "Blomman" in page(workspace, tmp_path, audience=Audience.INTERNAL)
    made(workspace, project)
    path = tmp_path / "projekt.qgs"
    project.write(str(path))
    saved = path.read_text(encoding="utf-8")
    assert "Torget" in saved
    assert not [secret for secret in ("Blomman", "blomman", "HEMLIG", "incident_anstalld") if secret in saved]


def test_the_layers_of_a_page_hold_numbers_and_groups_alone(workspace: Workspace, project: QgsProject) -> None:
    fill(workspace, 4)
    _content, layout = made(workspace, project)
    areas, events = (project.mapLayer(one) for one in layout.customProperty(LAYERS_PROPERTY))
    assert [field.name() for field in events.fields()] == ["number", "group", "dx", "dy"]
    assert [field.name() for field in areas.fields()] == ["name"]
    assert [feature["name"] for feature in areas.getFeatures()] == ["Vår¦gårda ”kommun” /"]


def test_partners_see_no_hour_in_charts_either(workspace: Workspace) -> None:
    fill(workspace, 4)
    sheet, measures = read_sheet(workspace.store), workspace.store.measures()
    inside, outside = (
        content_of(sheet, workspace.store, measures, MeetingMapRequest(WEEK, audience=audience, template="charts"))
        for audience in (Audience.INTERNAL, Audience.PARTNERS)
    )
    assert ChartKind.HEAT in {chart.kind for chart in inside.charts}
    assert ChartKind.HEAT not in {chart.kind for chart in outside.charts}
    assert sum(value or 0 for value in outside.charts[1].values) == 4


def test_events_without_a_time_are_listed_after_the_numbers(workspace: Workspace, project: QgsProject) -> None:
    fill(workspace, 2)
    approve(workspace, report("klotter", 18, occurred_at=None))
    content, layout = made(workspace, project)
    assert [event.number for event in content.events] == [1, 2, 0]
    assert marks(project, layout).featureCount() == 2
    assert "?" in [item.text() for item in labels(layout)]


def blue_pixels(layout: QgsPrintLayout) -> set[tuple[int, int]]:
    """Where the marks are drawn: on the left half of the page, which is the map."""
    image: QImage = QgsLayoutExporter(layout).renderPageToImage(0, dpi=60)
    blue = QColor(BLUE).rgb()
    return {(x, y) for x in range(image.width() // 2) for y in range(image.height()) if image.pixel(x, y) == blue}


@pytest.mark.parametrize("ending", ["qgs", "qgz"])
def test_a_saved_project_has_the_marks_after_a_restart(
    workspace: Workspace, project: QgsProject, tmp_path: Path, ending: str
) -> None:
    fill(workspace, 4)
    _content, layout = made(workspace, project)
    before = blue_pixels(layout)
    assert len(before) > 200
    folder = tmp_path / "mapp å"
    folder.mkdir()
    assert project.write(str(folder / f"möte.{ending}"))
    project.clear()
    again = QgsProject()
    assert again.read(str(folder / f"möte.{ending}"))
    (kept,) = again.layoutManager().layouts()
    assert marks(again, kept).featureCount() == 4
    assert len(blue_pixels(kept) ^ before) < 0.05 * len(before), "but for the finest edges of letters"
    assert again.mapLayer(kept.customProperty(LAYERS_PROPERTY)[0]).isValid()


def test_names_of_places_make_way_for_the_numbers(workspace: Workspace, project: QgsProject) -> None:
    fill(workspace, 15)
    _content, layout = made(workspace, project)
    events = marks(project, layout)
    names = QgsVectorLayer("Point?crs=EPSG:3008&field=name:string", "names", "memory")
    spots = []
    for event in events.getFeatures():
        spots.append(QgsFeature(names.fields()))
        spots[-1].setGeometry(event.geometry())
    names.dataProvider().addFeatures(spots)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression, settings.dist = "'Norra industriområdet'", True, 3.0
    names.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    names.setLabelsEnabled(True)
    map_item = layout.itemById(map_frame.BASE_ID)
    shown = map_item.mapSettings(map_item.extent(), QSizeF(1200, 1000), 200, True)
    shown.setLayers([events, names])
    job = QgsMapRendererParallelJob(shown)
    job.start()
    job.waitForFinished()
    found = job.takeLabelingResults().allLabels()
    kept = [one.labelRect for one in found if one.layerID == events.id() and not one.isUnplaced]
    written = [one.labelRect for one in found if one.layerID == names.id() and not one.isUnplaced]
    assert len(kept) == 15
    assert written, "there is room for some names"
    assert not [1 for rect in kept for name in written if rect.intersects(name)]


@pytest.mark.parametrize(("language", "told"), [("sv", "1,5"), ("en", "1.5")])
def test_the_scale_bar_counts_as_people_do(workspace: Workspace, project: QgsProject, language: str, told: str) -> None:
    fill(workspace, 4)
    words.install(None, language)
    try:
            _content, layout = made(workspace, project)
    finally:
        words.install(None, "en")
    (bar,) = (item for item in layout.items() if isinstance(item, QgsLayoutItemScaleBar))
    assert bar.numericFormat().formatDouble(1.5, bar_context()) == told
    assert bar.numericFormat().formatDouble(1500, bar_context()) == "1\u2009500"
    assert bar.unitLabel() in ("m", "km")


def bar_context() -> object:
    from qgis.core import QgsNumericFormatContext

    return QgsNumericFormatContext()


def test_a_title_too_long_for_its_line_is_read_whole(workspace: Workspace, tmp_path: Path) -> None:
    title = "Lägesbild för samverkansgruppen i Vårgårda tätort och samhällen runt den inför höstlovets arrangemang"
    assert title in " ".join(page(workspace, tmp_path, title=title).replace("Municipality of Vårgårda", "").split())


def test_a_pdf_holds_no_picture_made_of_pixels(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, 15)
    for template in ("week", "charts"):
        page(workspace, tmp_path, template=template)
        images = subprocess.run(
            ["pdfimages", "-list", str(tmp_path / "karta å.pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert len(images.splitlines()) == 2, images  # its two lines of headings
