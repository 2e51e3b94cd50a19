"""The profile ``geojson``: one feature per incident (RFC 7946), for the public tier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tacitus.errors import ExportError
from tacitus.export.disclosure import (
    is_withheld,
    list_public_actors,
    list_public_responsibility,
)
from tacitus.export.folder import Losses, write_export
from tacitus.gazetteer.lookup import Gazetteer
from tacitus.model.enums import Category, Outcome, PlacePrecision, Tier
from tacitus.model.incident import RANGE_PART, Incident, IncidentToll

FILE = "incidents.geojson"
LICENCE = "not stated; set by whoever publishes the record"
_COUNTED = (Outcome.KILLED, Outcome.INJURED)


def write_geojson(
    incidents: Sequence[Incident], folder: Path, gazetteer: Gazetteer, *, tier: Tier = Tier.PUBLIC
) -> Path:
    """Write incidents as GeoJSON with manifest and losses; gives the manifest's path.

    Points are those of the first-level region, the same for every incident in it; where the
    region is not known the geometry is null. Raises ExportError for another tier than public.
    """
    if tier is not Tier.PUBLIC:
        raise ExportError(f"geojson is written for the tier public only so far, not {tier.value}")
    losses = Losses()
    features = [
        build_feature(incident, gazetteer, losses)
        for incident in sorted(incidents, key=lambda item: item.id)
        if not is_withheld(incident, losses)
    ]
    content = {"type": "FeatureCollection", "tier": tier.value, "features": features}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return write_export(folder, profile="geojson", tier=tier, files={FILE: text}, losses=losses)


def build_feature(incident: Incident, gazetteer: Gazetteer, losses: Losses) -> dict[str, object]:
    """Build one feature from the fields that the public may see."""
    place, geometry = _build_place(incident, gazetteer, losses)
    when = incident.when
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry,
        "properties": {
            "id": incident.id,
            "version": incident.version,
            "status": incident.status.value,
            "date_start": when.first.isoformat() if when else None,
            "date_end": when.last.isoformat() if when else None,
            "date_precision": when.precision.value if when else None,
            "type": incident.type.type.value,
            "sub_event_type": incident.acled.sub_event_type if incident.acled else None,
            "weapon": sorted(incident.type.modes),
            "actors": [
                {"name": actor.name, "role": actor.role, "country": actor.country}
                for actor in list_public_actors(incident, losses)
            ],
            "attribution": [
                {"actor": entry.actor, "basis": entry.basis.value, "by": entry.by}
                for entry in list_public_responsibility(incident, losses)
            ],
            **_sum_tolls(incident),
            "toll_by_category": _list_tolls(incident),
            **place,
            "sources_total": incident.sources_total,
            "sources_independent": incident.sources_independent,
            "grading": incident.grading.value,
            "licence": LICENCE,
            "tier": Tier.PUBLIC.value,
        },
    }


def _build_place(
    incident: Incident, gazetteer: Gazetteer, losses: Losses
) -> tuple[dict[str, object], dict[str, object] | None]:
    where = incident.where
    if where is None:
        losses.add("place", "no report says where")
        return _name_place(None, None, None), None
    region = (
        gazetteer.region_of(where.country, where.admin1) if where.country and where.admin1 else None
    )
    if region is None:
        losses.add("geometry", "the first-level region is not known, no point is given")
        country = gazetteer.country_of(where.country) if where.country else None
        precision = PlacePrecision.COUNTRY.value if where.country else None
        properties = _name_place(where.country, None, precision)
        return {**properties, "uncertainty_m": country.uncertainty_m if country else None}, None
    losses.add("geometry", "the point is that of the first-level region")
    point = [round(region.longitude, 4), round(region.latitude, 4)]
    named = _name_place(where.country, region.name, PlacePrecision.ADMIN1.value)
    place = {**named, "uncertainty_m": region.uncertainty_m, "geo_coarsened": "admin1"}
    return place, {"type": "Point", "coordinates": point}


def _name_place(
    country: str | None, admin1: str | None, precision: str | None
) -> dict[str, object]:
    return {
        "country": country,
        "admin1": admin1,
        "place_precision": precision,
        "uncertainty_m": None,
        "geo_coarsened": "country" if country else None,
    }


def _sum_tolls(incident: Incident) -> dict[str, int | None]:
    """Give minimum, best and maximum of killed and injured, nested tolls never added.

    A figure for people of no stated category holds those of the categories, so the larger of it
    and of their sum counts.
    """
    sums: dict[str, int | None] = {}
    for outcome in _COUNTED:
        tolls = [t for t in incident.tolls if t.outcome is outcome and t.policy != RANGE_PART]
        whole = [toll for toll in tolls if toll.category is Category.UNSPECIFIED]
        parts = [toll for toll in tolls if toll.category is not Category.UNSPECIFIED]
        for name, end in (("min", "low"), ("best", "best"), ("max", "high")):
            found = [_add(group, end) for group in (whole, parts) if group]
            known = [value for value in found if value is not None]
            open_end = name == "max" and len(known) < len(found)
            sums[f"{outcome.value}_{name}"] = None if open_end else max(known, default=None)
    return sums


def _add(tolls: Sequence[IncidentToll], end: str) -> int | None:
    """Add one end of several tolls; None where one of them has no such end."""
    values = [getattr(toll, end) for toll in tolls]
    return None if None in values else sum(values)


def _list_tolls(incident: Incident) -> list[dict[str, object]]:
    return [
        {
            "outcome": toll.outcome.value,
            "category": toll.category.value,
            "min": toll.low,
            "best": toll.best,
            "max": toll.high,
            "policy": toll.policy,
        }
        for toll in incident.tolls
    ]
