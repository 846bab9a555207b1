"""Names: predictions for the entity scorer.

Names have the label PER, ORG or LOC. A role that stands for a person ("the mayor") has the label ROLE and the
person's id: the scorer of names skips it, a scorer of who is who can read it. Pronouns are left out.
"""

from __future__ import annotations

import pandas as pd

from corpus_tools.entities import find_entities


def predict(lines: list[dict]) -> list[dict]:
    """{"id","text","entities":[{"start","end","label","entity_id","name","form"}]} for each line."""
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(lines))], "text": [o["text"] for o in lines]})
    mentions = find_entities(articles).mentions
    found: dict[str, list[dict]] = {i: [] for i in articles["article_id"]}
    columns = ["article_id", "start", "end", "label", "entity_id", "name", "form"]
    for article_id, start, end, label, entity_id, name, form in mentions[columns].itertuples(index=False, name=None):
        if form == "pronoun":
            continue
        entity = {"start": start, "end": end, "label": "ROLE" if form == "role" else label}
        found[article_id].append({**entity, "entity_id": entity_id, "name": name, "form": form})
    return [{"id": o["id"], "text": o["text"], "entities": found[str(i)]} for i, o in enumerate(lines)]
