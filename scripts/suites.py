#!/usr/bin/env python3
"""Reads other projects' test suites with Newsmill, and says field by field where it differs from what they expect.

    git clone --depth 1 https://github.com/mmcdole/gofeed CHECKOUTS/gofeed        # and others, see SUITES
    scripts/suites.py CHECKOUTS [--newsmill ./newsmill] [--write docs/suites.md] [--differences DIR]

CHECKOUTS is a folder of git checkouts under their names on GitHub; one that is not there is passed over. Files and
expectations are the repositories' own. White space is folded on both sides, markup is taken out of what is expected,
instants are compared as moments. A difference is a case to read, not a failure: docs/suites.md says more. The exit
code is 0 whatever differs, and 1 if Newsmill gave neither article nor reject for a file.
"""
import argparse
import ast
import collections
import datetime
import email.utils
import gzip
import html.parser
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

STATES = ('equal', 'differs', 'ours null', 'no article')
INSTANTS = ('publishedAt', 'modifiedAt', 'embargoedUntil')
MARKERS = '<!-- figures -->', '<!-- /figures -->'
HTML = 'text/html; charset=utf-8'
BODY = b'A sentence that stands for a body.'


class Case:
    """A file, and what its repository asserts of it: a list of (ordinal, field, value), and how many articles."""

    def __init__(self, path, asserted=(), count=None, content_type=None, ending=None, data=None):
        self.path, self.count, self.content_type, self.ending = path, count, content_type, ending or path.suffix
        self.asserted = [a for a in asserted if a[2] not in (None, '')]
        self.data = path.read_bytes() if data is None else data


# --- What is expected: a generator of cases for each repository ---


def article_extraction_benchmark(root):
    for key, truth in sorted(load(root / 'ground-truth.json').items()):
        page = root / 'html' / f'{key}.html.gz'
        asserted = [(0, 'text (4-shingles)', truth.get('articleBody'))]
        yield Case(page, asserted, 1, HTML, '.html', gzip.decompress(page.read_bytes()))


def readability(root):
    for page in sorted(root.glob('test/test-pages/*/source.html')):
        wanted = load(page.with_name('expected-metadata.json'))
        paragraphs = Paragraphs.of(page.with_name('expected.html').read_text(encoding='utf-8'))
        paragraphs = [p for p in paragraphs if len(p.split()) >= 5 or len(p) >= 40]  # some scripts have no spaces
        date = instant(wanted.get('publishedTime'))
        asserted = [(0, 'title', wanted.get('title')), (0, 'byline', wanted.get('byline')),
                    (0, 'language', wanted.get('lang')), (0, *date)]
        picked = dict.fromkeys(paragraphs[i] for i in (0, len(paragraphs) // 2, -1)) if paragraphs else ()
        yield Case(page, asserted + [(0, 'text has', p) for p in picked], content_type=HTML)


def gofeed(root):
    for file in sorted(p for kind in ('xml', 'json') for p in root.glob(f'testdata/**/*.{kind}')):
        twin = file.with_suffix('.json') if file.suffix == '.xml' else file.with_name(f'{file.stem}_expected.json')
        if not twin.exists():  # of the JSON files, those without a twin that are nobody's twin either are input
            if file.suffix == '.xml' or not file.stem.endswith('_expected') and not file.with_suffix('.xml').exists():
                yield Case(file)
            continue
        feed = load(twin)
        items = feed.get('items') or feed.get('entries') or []
        yield Case(file, [(n, *pair) for n, item in enumerate(items) for pair in gofeed_item(item)], len(items))


def gofeed_item(item):
    guid, content = item.get('guid') or item.get('id'), item.get('content')
    links = [link for link in item.get('links') or () if isinstance(link, dict)]
    url = item.get('link') or item.get('url') or next(
        (link.get('href') for link in links if link.get('rel', 'alternate') in ('', 'alternate')), None)
    authors = item.get('authors') or [item.get('author')]
    author = authors[0] if len(authors) == 1 else None
    author = author.get('name') if isinstance(author, dict) else author
    text = (content.get('value') if isinstance(content, dict) else content) or item.get('content_html') \
        or item.get('content_text') or item.get('description') or item.get('summary')
    yield 'title', plain(item.get('title'))
    yield 'nativeId', guid.get('value') if isinstance(guid, dict) else guid
    yield 'url', url
    yield 'publishedAt', item.get('publishedParsed') or item.get('pubDateParsed') or item.get('date_published')
    yield 'modifiedAt', item.get('updatedParsed') or item.get('date_modified')
    yield 'byline', None if '@' in (author or '') else author
    yield 'text has', first_words(plain(text))


def feedparser(root):
    fields = {'title': 'title', 'id': 'nativeId', 'guid': 'nativeId', 'link': 'url', 'author': 'byline',
              'published': 'publishedAt', 'published_parsed': 'publishedAt',
              'updated': 'modifiedAt', 'updated_parsed': 'modifiedAt',
              'summary': 'text has', 'description': 'text has', 'content': 'text has'}
    for file in sorted(root.glob('tests/**/*.xml')):
        text = unicode(file.read_bytes())
        header = re.search(r'Header:\s+content-type:\s*(.*)', text, re.I)
        expect = re.search(r'Expect:\s*(.*?)\s*-->', text, re.S)
        strip = (lambda value: value) if 'type="text"' in text else plain
        asserted = {}
        for place, value in equalities(expect.group(1) if expect else ''):
            # entries, 0, title or entries, 0, content, 0, value
            if len(place) < 3 or place[0] != 'entries' or place[-1] not in ('value', place[2]):
                continue
            field = fields.get(str(place[2]).removesuffix('_detail'))
            if field in INSTANTS:
                value = moment(value)
            elif not isinstance(value, str) or not field or field == 'byline' and '@' in value:
                continue
            elif field in ('title', 'text has'):
                value = strip(value) if field == 'title' else first_words(strip(value))
            if field != 'text has' or re.search(r'\w', value):
                asserted.setdefault((place[1], field), value)  # one text of several is the article's
        content_type = header.group(1).strip() if header else None
        yield Case(file, [(*place, value) for place, value in asserted.items()], content_type=content_type)


def equalities(expression):
    """(path, value) of each 'a["b"][0].c == literal' of a Python expression."""
    try:
        tree = ast.parse(expression.strip(), mode='eval')
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
            place, left = [], node.left
            while isinstance(left, (ast.Subscript, ast.Attribute)):
                key = left.attr if isinstance(left, ast.Attribute) else getattr(left.slice, 'value', None)
                place, left = [key, *place], left.value
            try:
                yield [getattr(left, 'id', None), *place], ast.literal_eval(node.comparators[0])
            except ValueError:
                pass


def mail_parser(root):
    for file in sorted(root.glob('resources/eml/**/*.eml')):
        if not file.with_suffix('.json').exists():
            continue
        wanted, asserted = load(file.with_suffix('.json')), []
        headers = {h['name']: h['value'] for h in wanted['parts'][0]['headers'] if isinstance(h['name'], str)}
        asserted.append((0, 'publishedAt', mail_parser_date(dict_of(headers.get('date')).get('DateTime'))))
        asserted.append((0, 'title', dict_of(headers.get('subject')).get('Text')))
        bodies = [wanted['parts'][i]['body'] for i in wanted['text_body']]
        texts = [Paragraphs.of(body['Html']) if 'Html' in body else blocks(body.get('Text') or '') for body in bodies]
        signed = any('\n-- \n' in (b.get('Text') or '').replace('\r', '') for b in bodies)
        asserted += ends([t for t in texts if t], signed)
        yield Case(file, asserted, 1 if any(texts) else None)


def mail_parser_date(date):
    try:
        before = -1 if date['tz_before_gmt'] else 1
        zone = datetime.timezone(before * datetime.timedelta(hours=date['tz_hour'], minutes=date['tz_minute']))
        parts = [date[name] for name in ('year', 'month', 'day', 'hour', 'minute', 'second')]
        return datetime.datetime(*parts, tzinfo=zone).isoformat()
    except (TypeError, ValueError):
        return None  # without a date, or with one that is none


def mime4j(root):
    for file in sorted(root.glob('core/src/test/resources/*testmsgs/*.msg')):
        twin = file.with_name(f'{file.stem}_decoded.xml')
        try:
            message = ElementTree.fromstring(twin.read_bytes())
        except (OSError, ElementTree.ParseError):
            yield Case(file, ending='.eml')
            continue
        asserted, texts, signed = [], [], False
        for field in message.findall('header/field'):
            name, _, value = (field.text or '').partition(':')
            if name.strip('\n').lower() == 'subject' and '=?' not in value:
                asserted.append((0, 'title', value))
        for name, kind in mime4j_parts(message):
            try:
                text = file.with_name(name).read_bytes().decode()
            except (OSError, UnicodeDecodeError):
                text = ''
            texts.append(Paragraphs.of(text) if 'text/html' in kind.lower() else blocks(text))
            signed |= '\n-- \n' in text.replace('\r', '')
        yield Case(file, asserted + (ends(texts, signed) if texts and texts[0] else []), ending='.eml')


def mime4j_parts(entity):
    """(file, content type) of the text parts of a message; a message inside it is none of them."""
    kind = next((f.text for f in entity.findall('header/field') if 'content-type:' in (f.text or '').lower()), '')
    yield from ((body.get('name'), kind) for body in entity.findall('text-body'))
    for part in entity.findall('multipart/body-part'):
        yield from mime4j_parts(part)


def newsinjson(root):
    names = {'uri': 'nativeId', 'headline': 'title', 'language': 'language', 'byline': 'byline', 'slugline': 'slugline',
             'version': 'version', 'urgency': 'urgency', 'pubstatus': 'status', 'embargoed': 'embargoedUntil'}
    for file in sorted(root.glob('validation/test_suite/*/should_*/*.json')):
        item = load(file) if file.parent.name == 'should_pass' else {}
        bodies = [item.get(k) for k in ('body_text', 'body_html', 'body_xhtml')]
        bodies += [dict_of(b).get('value') for b in item.get('bodies') or ()]
        body = next(filter(None, bodies), None)
        if not re.search(r'\w', plain(body) or '') or item.get('type', 'text') != 'text':
            yield Case(file)
            continue
        asserted = [(0, ours, item.get(theirs)) for theirs, ours in names.items()]
        if not any(k in item for k in ('contentcreated', 'firstcreated', 'contentmodified')):
            asserted.append((0, 'publishedAt', item.get('versioncreated')))
        yield Case(file, asserted + [(0, 'text has', part) for part in both_ends(plain(body), plain(body))], 1)


def newsml_g2(root):
    for file in sorted([*root.glob('examples/**/*.xml'), *root.glob('tests/unit_test_files/*/should_*/*.xml')]):
        try:
            item = ElementTree.fromstring(file.read_bytes()) if file.parent.name != 'should_fail' else None
        except ElementTree.ParseError:
            item = None
        space = '{http://iptc.org/std/nar/2006-10-01/}'
        text_item = item is not None and item.tag == f'{space}newsItem'
        stories = item.findall(f'{space}contentSet/{space}inlineXML') if text_item else []
        elements = [e for story in stories[:1] for e in story.iter() if str(e.tag).endswith('}p')]
        texts = [fold(' '.join(e.itertext())) for e in elements]
        texts = [t for t in texts if t]
        if not texts:
            yield Case(file)
            continue
        meta, content = f'{space}itemMeta/{space}', f'{space}contentMeta/{space}'
        language, status = item.find(f'{content}language'), item.find(f'{meta}pubStatus')
        others = (f'{content}contentCreated', f'{content}contentModified', f'{meta}firstCreated')
        only_date = all(item.find(other) is None for other in others)
        asserted = [(0, 'nativeId', item.get('guid')), (0, 'version', item.get('version')),
                    (0, 'language', None if language is None else language.get('tag')),
                    (0, 'status', None if status is None else status.get('qcode', '').rpartition(':')[2]),
                    (0, 'embargoedUntil', item.findtext(f'{meta}embargoed')),
                    (0, 'urgency', item.findtext(f'{content}urgency')),
                    (0, 'slugline', item.findtext(f'{content}slugline')),
                    (0, 'title', item.findtext(f'{content}headline')),
                    (0, 'publishedAt', item.findtext(f'{meta}versionCreated') if only_date else None),
                    *((0, 'text has', part) for part in both_ends(texts[0], texts[-1]))]
        yield Case(file, asserted, 1)


SUITES = {  # the name of the checkout → its owner on GitHub, its cases
    'article-extraction-benchmark': ('scrapinghub', article_extraction_benchmark),
    'readability': ('mozilla', readability),
    'gofeed': ('mmcdole', gofeed),
    'feedparser': ('kurtmckee', feedparser),
    'mail-parser': ('stalwartlabs', mail_parser),
    'james-mime4j': ('apache', mime4j),
    'newsinjson': ('iptc', newsinjson),
    'newsml-g2': ('iptc', newsml_g2),
}

# --- Texts and values ---


class Paragraphs(html.parser.HTMLParser):
    """The text of markup, a paragraph an entry. No more than expectations need."""
    BLOCKS = set('p div li td th tr table ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre '
                 'section article header footer body'.split())
    HIDDEN = ('script', 'style', 'head', 'title', 'template')

    def __init__(self):
        super().__init__()
        self.found, self.hidden = [''], 0

    @classmethod
    def of(cls, markup):
        parser = cls()
        parser.feed(markup)
        parser.close()
        return [t for t in map(fold, parser.found) if t]

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in self.HIDDEN
        self.found[-1] += ' ' if tag == 'br' else ''
        self.found += [''] if tag in self.BLOCKS else []

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in self.HIDDEN))
        self.found += [''] if tag in self.BLOCKS else []

    def handle_data(self, data):
        self.found[-1] += '' if self.hidden else data


def load(path):
    return json.loads(path.read_text(encoding='utf-8-sig'))


def dict_of(value):
    return value if isinstance(value, dict) else {}


def unicode(data):
    marks = {b'\xff\xfe\0\0': 'utf-32', b'\0\0\xfe\xff': 'utf-32', b'\xff\xfe': 'utf-16', b'\xfe\xff': 'utf-16',
             b'\0\0\0<': 'utf-32-be', b'<\0\0\0': 'utf-32-le', b'\0<': 'utf-16-be', b'<\0': 'utf-16-le'}
    return data.decode(next((name for mark, name in marks.items() if data.startswith(mark)), 'utf-8'), 'replace')


def fold(value):
    return ' '.join(value.split()) if isinstance(value, str) else value


def plain(markup):
    return ' '.join(Paragraphs.of(markup)) if markup else markup


def blocks(text):
    return [t for t in map(fold, re.split(r'\n\s*\n', text.replace('\r\n', '\n'))) if t]


def first_words(text):
    return ' '.join((text or '').split()[:8])[:60].strip()


def last_words(text):
    return ' '.join((text or '').split()[-8:])[-60:].strip()


def both_ends(first, last):
    return dict.fromkeys((first_words(first), last_words(last)))


def ends(texts, signed):
    """How the first text begins, and how it ends if it is the only one and nobody signed it."""
    if not texts:
        return []
    end = [(0, 'text ends', last_words(texts[0][-1]))] if len(texts) == 1 and not signed else []
    return [(0, 'text begins', first_words(texts[0][0])), *end]


def instant(date):
    """publishedAt if the date says its offset, else publishedDate."""
    try:
        parsed = datetime.datetime.fromisoformat(date)
    except (TypeError, ValueError):
        return 'publishedAt', None
    return ('publishedAt', date) if parsed.tzinfo else ('publishedDate', parsed.date().isoformat())


def moment(value):
    """An instant of a tuple in UTC, or of a date as RFC 822 or ISO 8601 write it; else null."""
    try:
        if isinstance(value, tuple):
            return datetime.datetime(*value[:6], tzinfo=datetime.timezone.utc).isoformat()
        iso = re.match(r'\d{4}-', value)
        parsed = datetime.datetime.fromisoformat(value) if iso else email.utils.parsedate_to_datetime(value)
        return parsed.isoformat() if parsed.tzinfo else None
    except (TypeError, ValueError):
        return None


def canonical(field, value):
    """One form for values that mean the same."""
    value = fold(str(value))
    if field in INSTANTS:
        try:
            utc = datetime.datetime.fromisoformat(value).astimezone(datetime.timezone.utc)
            return utc.isoformat(timespec='milliseconds').removesuffix('+00:00').removesuffix('.000')
        except (ValueError, OverflowError):
            return value
    return value.lower() if field in ('language', 'status') else value


def words(text):
    return re.findall(r'\w+', text or '')


def compare(field, wanted, record):
    """(state, ours) of one assertion."""
    name = 'text' if field.startswith('text') else field
    ours = (record or {}).get(name)
    if name == 'modifiedAt' and ours is None:
        ours = (record or {}).get('publishedAt')  # one date alone is when it was published
    if record is None or ours is None:
        return 'no article' if record is None else 'ours null', ours
    a, b = canonical(name, wanted), canonical(name, ours)
    same = {'text has': a in b, 'text begins': b.startswith(a), 'text ends': b.endswith(a),
            'text (4-shingles)': words(a) == words(b)}.get(field, a == b)
    if name in INSTANTS and '.' not in a:
        same = a == b.split('.')[0]  # no fractions of a second asserted
    return 'equal' if same else 'differs', ours


def shingle_score(pairs):
    """As evaluate.py of article-extraction-benchmark: shares of 4-shingles for each page, then means."""
    precisions, recalls = [], []
    for wanted, ours in pairs:
        true, found = shingles(wanted), shingles(ours)
        hits, total, right = (sum(c.values()) for c in (true & found, found, true))
        precisions += [hits / total] if total else []
        recalls += [hits / right] if right else []
    precision, recall = statistics.fmean(precisions or [0]), statistics.fmean(recalls or [0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return f'4-shingles: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}'


def shingles(text):
    tokens = words(text)
    return collections.Counter(s for s in (tuple(tokens[i:i + 4]) for i in range(max(1, len(tokens) - 3))) if s)


# --- Running ---


def process(newsmill, folder, files):
    """({file: {ordinal: record}}, {file: {ordinal: reject}}) of {file: content type}, by one start per content type."""
    articles, rejects = collections.defaultdict(dict), collections.defaultdict(dict)
    for content_type in dict.fromkeys(files.values()):
        option = [f'--content-type={content_type}'] if content_type else []
        names = [name for name, its in files.items() if its == content_type]
        command = [newsmill, 'process', *option, *names]
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
        for line in done.stdout.decode().splitlines():
            record = json.loads(line)
            articles[record['origin']['topic']][record['origin']['ordinal']] = record
        for line in done.stderr.decode('utf-8', 'replace').split('\n'):
            try:
                reject = json.loads(line)
                rejects[reject['file']][reject['ordinal']] = reject
            except (ValueError, TypeError, KeyError):
                print(f'  {line}' if line.strip() else '', end='\n' if line.strip() else '', file=sys.stderr)
    return articles, rejects


def with_body(data, ordinals):
    """The feed with a sentence in each of these items (None: in all)."""
    place = iter(range(1_000_000))

    def add(match):
        name = match[1] + (b'summary' if match[2] == b'entry' else b'description')
        chosen = next(place) in ordinals or None in ordinals
        return match[0] + (b'<%s>%s</%s>' % (name, BODY, name) if chosen and not match[0].endswith(b'/>') else b'')
    return re.sub(rb'<([\w.-]+:|)(item|entry)(?:\s[^>]*|/)?>', add, data)


def run(name, owner, cases, checkout, newsmill, differences):
    """The suite's table, and the files that gave nothing."""
    with tempfile.TemporaryDirectory(prefix='suites-') as folder:
        names = {f'{n:04}{case.ending}': case for n, case in enumerate(cases, 1)}
        for file, case in names.items():
            pathlib.Path(folder, file).write_bytes(case.data)
        articles, rejects = process(newsmill, folder, {file: case.content_type for file, case in names.items()})
        reasons = collections.Counter(r['reason'] for its in rejects.values() for r in its.values())
        read, rejected = len(articles), len(rejects)
        silent = [case.path for file, case in names.items() if file not in articles and file not in rejects]
        filled = {}
        for file, case in names.items():  # an id alone is no article: what it is can be seen once there is a text
            empty = {ordinal for ordinal, r in rejects.get(file, {}).items() if r['reason'] == 'EMPTY'}
            if case.ending == '.xml' and case.asserted and empty:
                data = with_body(case.data, empty)
                if data != case.data:
                    pathlib.Path(folder, file).write_bytes(data)
                    filled[file] = case.content_type
        counted = {file: len(articles.get(file, ())) for file in names}
        articles.update(process(newsmill, folder, filled)[0] if filled else {})

    table, pairs, lines = collections.defaultdict(collections.Counter), [], []
    for file, case in names.items():
        def note(ordinal, field, wanted, state, ours, case=case):
            table[field][state] += 1
            if state != 'equal':
                lines.append(dict(file=case.path.relative_to(checkout).as_posix(), ordinal=ordinal, field=field,
                                  state=state, expected=wanted, ours=ours))
        for ordinal, field, wanted in case.asserted:
            state, ours = compare(field, wanted, articles.get(file, {}).get(ordinal))
            pairs += [(wanted, ours)] if 'shingles' in field else []
            reject = rejects.get(file, {}).get(ordinal) or rejects.get(file, {}).get(None)
            why = f'{reject["reason"]}: {reject["message"]}' if reject and state == 'no article' else ours
            note(ordinal, field, wanted, state, why)
        if case.count is not None:
            empty = sum(r['reason'] == 'EMPTY' for r in rejects.get(file, {}).values())  # items all the same
            items = counted[file], counted[file] + empty * (case.ending in ('.xml', '.json'))
            state = 'equal' if case.count in items else 'differs'
            note(None, '(number of articles)', case.count, state, counted[file])
    if differences:
        differences.mkdir(parents=True, exist_ok=True)
        found = ''.join(json.dumps(line, ensure_ascii=False) + '\n' for line in lines)
        (differences / f'{name}.jsonl').write_text(found, encoding='utf-8')

    why = ', '.join(f'{n} {reason}' for reason, n in sorted(reasons.items()))
    out = [f'### {owner}/{name}', '', f'{len(names)} files; articles in {read}, rejects in {rejected}'
           + (f' ({why})' if why else '') + f', nothing in {len(silent)}.'
           + (f' Read again with a body: {len(filled)}.' if filled else ''), '']
    out += [f'| field | asserted | {" | ".join(STATES)} |', f'| --- |{" ---: |" * 5}']
    out += [f'| {field} | {sum(c.values())} | {" | ".join(str(c[s]) for s in STATES)} |'
            for field, c in sorted(table.items())]
    out += ['', shingle_score(pairs)] if pairs else []
    return '\n'.join(out), silent


def commit(checkout):
    done = subprocess.run(['git', '-C', checkout, 'log', '-1', '--format=%h of %cs'], capture_output=True, text=True)
    return f'At commit {done.stdout.strip()}: ' if done.returncode == 0 and (checkout / '.git').exists() else ''


def write(path, tables):
    """Puts the tables between the page's markers; those of suites that were passed over stay."""
    before, _, rest = path.read_text(encoding='utf-8').partition(MARKERS[0])
    old, found, after = rest.partition(MARKERS[1])
    if not found:
        sys.exit(f'{path} lacks {MARKERS[0]} … {MARKERS[1]}')
    kept = {re.match(r'### .*/(.*)', table)[1]: table.strip() for table in re.split(r'^(?=### )', old, flags=re.M)[1:]}
    kept.update(tables)
    block = '\n\n'.join([MARKERS[0], *(kept[name] for name in SUITES if name in kept), MARKERS[1]])
    path.write_text(before + block + after, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('checkouts', type=pathlib.Path, metavar='CHECKOUTS')
    parser.add_argument('--newsmill', default='./newsmill', help='the program (default: %(default)s)')
    parser.add_argument('--write', type=pathlib.Path, metavar='FILE',
                        help='put the tables between the markers of this page')
    parser.add_argument('--differences', type=pathlib.Path, metavar='DIR',
                        help='a line for each difference, in DIR/SUITE.jsonl')
    arguments = parser.parse_args()
    tables, silent = {}, []
    for name, (owner, cases) in SUITES.items():
        checkout = arguments.checkouts.resolve() / name
        if not checkout.is_dir():
            print(f'{owner}/{name}: not there, passed over\n')
            continue
        table, nothing = run(name, owner, list(cases(checkout)), checkout, os.path.abspath(arguments.newsmill),
                             arguments.differences)
        tables[name] = table.replace('\n\n', f'\n\n{commit(checkout)}', 1)
        silent += nothing
        print(tables[name] + '\n', flush=True)
    if arguments.write:
        write(arguments.write, tables)
    for path in silent:
        print(f'neither article nor reject: {path}', file=sys.stderr)
    sys.exit(1 if silent else 0)


if __name__ == '__main__':
    main()
