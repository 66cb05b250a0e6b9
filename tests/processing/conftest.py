"""The provider registered, and algorithms run as QGIS runs them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Callable

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from trygghet_plugin.processing.provider import TrygghetProvider

Run = Callable[..., dict[str, Any]]


class AlgorithmFailed(Exception):
    """What QGIS would show in red."""


class Feedback(QgsProcessingFeedback):
    """Keeps what was said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803 (the names QGIS uses)
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:  # noqa: N802 (the name QGIS uses)
        self.warnings.append(warning)


@pytest.fixture(scope="session")
def provider(qgis_app: object) -> Iterator[TrygghetProvider]:
    """The provider, registered while the tests run."""
    registry = QgsApplication.processingRegistry()
    one = TrygghetProvider()
    registry.addProvider(one)
    yield one
    registry.removeProvider(one)


@pytest.fixture(scope="session")
def run(provider: TrygghetProvider) -> Run:
    """Run an algorithm by its short name; AlgorithmFailed carries the sentence a user reads."""

    def runner(name: str, feedback: Feedback | None = None, **parameters: Any) -> dict[str, Any]:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"trygghet:{name}")
        context, told = QgsProcessingContext(), feedback or Feedback()
        context.setProject(QgsProject.instance())
        context.setFeedback(told)
        fits, why = algorithm.checkParameterValues(parameters, context)
        if not fits:
            raise AlgorithmFailed(why)
        try:
            results, ok = algorithm.run(parameters, context, told, {}, False)
        except QgsProcessingException as problem:
            raise AlgorithmFailed(str(problem)) from problem
        if not ok:
            raise AlgorithmFailed("\n".join(told.errors))
        return results

    return runner
