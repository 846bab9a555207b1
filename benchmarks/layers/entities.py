"""Names of table ``mentions`` for the entity scorer.

Names have the label PER, ORG or LOC. A role that stands for a person ("the mayor") has the label ROLE and the
person's id: the scorer of names skips it, a scorer of who is who can read it. Pronouns are left out.
"""

from __future__ import annotations

from typing import Any

from .through_tables import as_rows, tables_of


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """{"id","text","entities":[{"start","end","label","entity_id","name","form"}]} for each line."""
    found: dict[str, list[dict[str, Any]]] = {str(line["id"]): [] for line in lines}
    (mentions,) = tables_of(lines, "mentions")
    for row in as_rows(mentions):
        if row["form"] != "pronoun":
            label = "ROLE" if row["form"] == "role" else row["label"]
            entity = {key: row[key] for key in ("start", "end", "entity_id", "name", "form")}
            found[row["article_id"]].append(entity | {"label": label})
    return [{"id": line["id"], "text": line["text"], "entities": found[str(line["id"])]} for line in lines]
