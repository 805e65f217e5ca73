#!/usr/bin/env python3
"""Fills in what the reference makes of the test vectors in src/test/resources/vectors.

Reads the first column of words.tsv and the fields "id" and "text" of texts.jsonl, and writes both files again with
the results of NLTK 3.8 (Debian 12: apt install python3-nltk) on Python 3.11. To add a vector, append a line that
has no more than those, and run this script. With --check it changes nothing, and exits with 1 if a file is stale.
"""
import json
import pathlib
import sys

import nltk
from nltk.stem import PorterStemmer
from nltk.tokenize import TreebankWordTokenizer, wordpunct_tokenize

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "src" / "test" / "resources" / "vectors"

# The stemmer recurses on runs of y.
sys.setrecursionlimit(100_000)
stemmer = PorterStemmer()
treebank = TreebankWordTokenizer()


def is_word(token):
    return any(c.isalnum() for c in token)


def terms(tokens, stems):
    """The word stems with their counts and commonest forms: most frequent first, ties by code point."""
    forms = {}
    for form, stem in zip(tokens, stems):
        if is_word(stem):
            counts = forms.setdefault(stem, {})
            counts[form] = counts.get(form, 0) + 1
    table = []
    for stem, counts in forms.items():
        # max() and dict keep the first of equals, which is the first in the text
        table.append([stem, sum(counts.values()), max(counts, key=counts.get)])
    return sorted(table, key=lambda row: (-row[1], row[0]))


def text_vector(row):
    text = row["text"]
    normalised = " ".join(wordpunct_tokenize(text.lower()))
    tokens = treebank.tokenize(normalised)
    stems = [stemmer.stem(token) for token in tokens]
    return {
        "id": row["id"],
        "text": text,
        "normalised": normalised,
        "stemmed": " ".join(stems),
        "tokenCount": len(stems),
        "wordCount": sum(map(is_word, stems)),
        "terms": terms(tokens, stems),
        # the same text without normalising it first
        "rawStemmed": " ".join(stemmer.stem(token) for token in treebank.tokenize(text)),
    }


def make_words(old):
    words = [line.split("\t")[0] for line in old.splitlines()]
    return "".join(f"{word}\t{stemmer.stem(word)}\n" for word in words)


def make_texts(old):
    rows = [text_vector(json.loads(line)) for line in old.splitlines()]
    assert len({row["id"] for row in rows}) == len(rows), "ids must differ"
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)


def main():
    assert nltk.__version__ == "3.8" and sys.version_info[:2] == (3, 11), "the reference is NLTK 3.8 on Python 3.11"
    stale = []
    for name, make in (("words.tsv", make_words), ("texts.jsonl", make_texts)):
        path = VECTORS / name
        old = path.read_text(encoding="utf-8")
        new = make(old)
        if new != old:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    print("changed:" if stale else "up to date", *stale)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
