from __future__ import annotations

import pandas as pd

from corpus_tools.article_texts import ArticleTexts


def test_texts_of_articles_are_found_by_id() -> None:
    texts = ArticleTexts(pd.DataFrame({"article_id": ["a", "b"], "text": ["One.", "Two."]}))
    assert dict(texts) == {"a": "One.", "b": "Two."} and texts.get("c") is None
    assert ArticleTexts(None).get("a") is None and len(ArticleTexts(None)) == 0
