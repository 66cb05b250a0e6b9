"""The invented reports of a practice workspace: plausible in place, time, category and actor, the same for a seed and
day."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.localtime import local_day, now, to_utc
from trygghet_plugin.core.report import Kind, Report, Severity, Source
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.exchange.demo_scene import Scene, Spot, words
from trygghet_plugin.exchange.demo_weeks import DUPLICATES, DUPLICATES_A_WEEK, Happening, happenings

# Share of a week's events by weekday from Monday.
_WEEKDAYS = (0.11, 0.10, 0.11, 0.13, 0.21, 0.22, 0.12)
# Hour when it tends to happen and how sharply (hours), by category; the others at any time of the day.
_HOURS = {
    "skadegorelse": (1, 4),
    "klotter": (0, 4),
    "inbrott": (2, 3),
    "stold": (14, 4),
    "bedrageri": (12, 2),
    "samling": (21, 2),
    "alkohol": (18, 4),
    "narkotika": (19, 3),
    "buskorning": (22, 2),
    "fortkorning": (15, 3),
    "pyroteknik": (22, 1.5),
    "hot": (17, 4),
    "vald": (23, 2.5),
    "brand": (20, 3),
    "incident_anstalld": (15, 2),
}
_FOUND_LATER = frozenset({"skadegorelse", "klotter", "inbrott", "nedskrapning", "fordon", "obehorig"})
_GRAVE = frozenset({"vald", "ran", "hot", "brand", "incident_anstalld"})
_SOURCES = ((Source.DOCK, 0.5), (Source.FIELD, 0.25), (Source.PHONE, 0.15), (Source.WEB, 0.1))


@dataclass(frozen=True)
class Story:
    """A report and what the coordinator made of it. `edit` is added to the text after the approval."""

    report: Report
    status: ReviewStatus
    reason: str = ""
    duplicate_of: str | None = None
    assessed_at: datetime | None = None
    edit: str = ""


def stories(scene: Scene, choices: ChoiceLists, form_version: int, today: date, seed: int) -> tuple[Story, ...]:
    """The reports of two years up to `today` (never past this moment), oldest first."""
    return _Generator(scene, choices, form_version, today, seed).stories()


class _Generator:
    def __init__(self, scene: Scene, choices: ChoiceLists, form_version: int, today: date, seed: int) -> None:
        self._scene, self._choices, self._form_version = scene, choices, form_version
        self._dice = np.random.default_rng([seed, today.toordinal(), int(scene.municipality.code)])
        self._today = today
        self._until = min(local_day(today)[1], now())
        self._this_monday = today - timedelta(days=today.weekday())
        self._spots = {spot.place_id: spot for spot in scene.spots}

    def stories(self) -> tuple[Story, ...]:
        """Every story, oldest first by when it came in."""
        told = [self._story(happening) for happening in happenings(self._dice, self._today, self._until)]
        told += self._duplicates(told)
        for index, text in enumerate(words()["personal"]):
            self._put_into_queue(told, index, text)
        told.sort(key=lambda story: story.report.received_at or self._until)
        return tuple(
            replace(story, report=replace(story.report, source_ref=f"ovning:{number:04d}"))
            for number, story in enumerate(told, 1)
        )

    # --- one story -------------------------------------------------------------------------------------------------

    def _story(self, happening: Happening) -> Story:
        spot, category = self._what(happening)
        kind = self._kind(category)
        start, end = self._when(happening.monday, category, kind)
        received = self._received(end or start)
        place_named = spot.weight > 3.0
        x, y = self._scene.scatter(spot, self._dice)
        report = Report(
            category=category,
            kind=kind,
            x=x,
            y=y,
            report_id=self._id(),
            severity=self._severity(category),
            description=self._text(category, spot.name),
            occurred_at=start,
            occurred_until=end,
            discovered_at=end if kind is Kind.EVENT and category in _FOUND_LATER else None,
            received_at=received,
            position_accuracy=float(self._dice.integers(1, 6) * 5),
            place_id=spot.place_id if place_named else None,
            place_type=spot.place_type,
            organisation=self._pick_even(words()["organisation_of"].get(category, ["bevakning"])),
            source=self._pick(dict(_SOURCES)),
            police_report=self._police(category),
            form_version=self._form_version,
            answers=self._answers(category, spot),
        )
        return self._assessed(report, happening.status)

    def _assessed(self, report: Report, status: ReviewStatus) -> Story:
        if status is ReviewStatus.NEW:
            return Story(report, status)
        received = report.received_at or self._until
        wait = timedelta(days=float(self._dice.gamma(2.0, 1.3)))
        assessed = min(received + wait, self._until - (self._until - received) / 3)
        reason = ""
        if status is ReviewStatus.REJECTED:
            reason = self._pick_even(words()["rejected"])[1]
        elif status is ReviewStatus.NEEDS_INFO:
            reason = self._pick_even(words()["needs_info"])
        return Story(report, status, reason, None, assessed, words()["edited"] if status is ReviewStatus.EDITED else "")

    def _what(self, happening: Happening) -> tuple[Spot, str]:
        if happening.kind != "event":
            fitting = [
                (spot, category)
                for spot in self._scene.spots
                for category in spot.categories
                if self._kind(category).value == happening.kind
            ]
            return fitting[int(self._dice.integers(len(fitting)))]
        spot = self._spots[happening.spot or self._pick({spot.place_id: spot.weight for spot in self._scene.spots})]
        events = {
            category: weight
            for category, weight in spot.categories.items()
            if self._kind(category) in (Kind.EVENT, Kind.PLACE)
        }
        return spot, self._pick(events)

    def _kind(self, category: str) -> Kind:
        choice = self._choices.get("category", category)
        own = choice.kind if choice else None
        return Kind(own) if own in [kind.value for kind in Kind] else Kind.EVENT

    def _when(self, monday: date, category: str, kind: Kind) -> tuple[datetime, datetime | None]:
        days = [monday + timedelta(days=i) for i in range(7) if monday + timedelta(days=i) <= self._today]
        weights = np.array(_WEEKDAYS[: len(days)])
        day = days[int(self._dice.choice(len(days), p=weights / weights.sum()))]
        if kind is not Kind.EVENT:
            return self._not_after_now(*local_day(day))
        if category in _FOUND_LATER and self._dice.random() < 0.7:
            if day.weekday() >= 4 and self._dice.random() < 0.5:
                friday = day - timedelta(days=day.weekday() - 4)
                return self._not_after_now(*_span(friday, time(16), friday + timedelta(days=3), time(7)))
            return self._not_after_now(*_span(day, time(22), day + timedelta(days=1), time(6)))
        hour, sharpness = _HOURS.get(category, (13, 5))
        minutes = round((hour + self._dice.normal(0, sharpness)) * 12) * 5 % (24 * 60)
        moment = to_utc(datetime.combine(day, time(minutes // 60, minutes % 60)))
        return self._not_after_now(moment, None)

    def _not_after_now(self, start: datetime, end: datetime | None) -> tuple[datetime, datetime | None]:
        """Nothing has happened yet that lies ahead: moved back by whole days, else to just now."""
        first = to_utc(datetime.combine(self._today - timedelta(days=self._today.weekday()), time()))
        latest = (self._until - timedelta(minutes=30)).replace(second=0, microsecond=0)
        while (end or start) > latest and start - timedelta(days=1) >= first:
            start, end = start - timedelta(days=1), end - timedelta(days=1) if end else None
        if (end or start) > latest:
            start, end = min(start, latest), None
        return start, end

    def _received(self, known: datetime) -> datetime:
        delay = timedelta(hours=float(self._dice.lognormal(2.2, 0.8)))
        return min(known + delay, self._until - (self._until - known) / 4)

    def _text(self, category: str, place: str) -> str:
        text = self._pick_even(words()["texts"][category]).format(plats=place)
        damage = category in _FOUND_LATER or self._kind(category) is Kind.PLACE
        more = self._pick_even(words()["afterwards_damage" if damage else "afterwards"])
        return f"{text} {more}" if self._dice.random() < 0.35 else text

    def _severity(self, category: str) -> Severity:
        shares = (0.1, 0.5, 0.4) if category in _GRAVE else (0.55, 0.38, 0.07)
        return Severity(int(self._dice.choice(3, p=shares)) + 1)

    def _police(self, category: str) -> str | None:
        choice = self._choices.get("category", category)
        if choice is None or (choice.group != "brott" and category not in ("skadegorelse", "klotter")):
            return None
        return self._pick({"yes": 0.5, "no": 0.3, "unknown": 0.2})

    def _answers(self, category: str, spot: Spot) -> dict[str, Any]:
        answers: dict[str, Any] = {"place_owner": spot.owner}
        if category in _FOUND_LATER - {"obehorig"}:
            answers["handled_on_site"] = bool(self._dice.random() < 0.4)
            answers["estimated_cost"] = self._pick(
                {"0": 0.2, "under_5000": 0.45, "5000_25000": 0.2, "over_25000": 0.05, "vet_inte": 0.1}
            )
        if category in ("belysning", "vaxtlighet", "insyn", "skotsel", "trafikmiljo"):
            answers["fault_reported"] = bool(self._dice.random() < 0.6)
        return answers

    # --- duplicates, and what the guard has to find -------------------------------------------------------------------

    def _duplicates(self, told: Sequence[Story]) -> list[Story]:
        """Second reports of events others have told of: another actor, a little aside, a little later."""
        events = [story for story in told if story.status is ReviewStatus.APPROVED and story.report.kind is Kind.EVENT]
        chosen: list[Story] = []
        for back in (0, 7):
            monday = to_utc(datetime.combine(self._this_monday - timedelta(days=back), time()))
            of_week = [story for story in events if _within_a_week(story, monday)]
            # A week that has barely begun has nothing to repeat yet.
            if len(of_week) > DUPLICATES_A_WEEK:
                chosen += self._some(of_week, DUPLICATES_A_WEEK)
            events = [story for story in events if not _within_a_week(story, monday)]
        chosen += self._some(events, DUPLICATES - len(chosen))
        return [self._repeat(story) for story in chosen]

    def _repeat(self, story: Story) -> Story:
        first = story.report
        spot = self._spots.get(first.place_id or "", self._scene.spots[0])
        others = [code for code in words()["organisation_of"].get(first.category, ()) if code != first.organisation]
        received = self._received(first.received_at or self._until)
        report = replace(
            first,
            report_id=self._id(),
            organisation=self._pick_even(others or ["bevakning"]),
            received_at=received,
            x=round(first.x + float(self._dice.normal(0, 12)), 1),
            y=round(first.y + float(self._dice.normal(0, 12)), 1),
            description=self._text(first.category, spot.name),
            answers={},
        )
        repeated = self._assessed(report, ReviewStatus.DUPLICATE)
        return replace(repeated, duplicate_of=first.report_id)

    def _put_into_queue(self, told: list[Story], index: int, text: str) -> None:
        """Give a report that waits for its review a text with an invented plate or number."""
        waiting = [at for at, story in enumerate(told) if story.status is ReviewStatus.NEW]
        report = told[waiting[index]].report
        spot = self._spots.get(report.place_id or "", self._scene.spots[0])
        told[waiting[index]] = Story(replace(report, description=text.format(plats=spot.name)), ReviewStatus.NEW)

    # --- chance -----------------------------------------------------------------------------------------------------

    def _id(self) -> str:
        return str(uuid.UUID(bytes=self._dice.bytes(16), version=4))

    def _pick(self, weights: Mapping[Any, float]) -> Any:
        shares = np.array(list(weights.values()), float)
        return list(weights)[int(self._dice.choice(len(shares), p=shares / shares.sum()))]

    def _some(self, stories: Sequence[Story], count: int) -> list[Story]:
        return [stories[index] for index in self._dice.choice(len(stories), count, replace=False).tolist()]

    def _pick_even(self, options: Sequence[Any]) -> Any:
        return options[int(self._dice.integers(len(options)))]


def _within_a_week(story: Story, monday: datetime) -> bool:
    return story.report.occurred_at is not None and monday <= story.report.occurred_at < monday + timedelta(days=7)


def _span(first: date, start: time, last: date, end: time) -> tuple[datetime, datetime]:
    return to_utc(datetime.combine(first, start)), to_utc(datetime.combine(last, end))
