// Called by scripts/screenshots: ADDRESS FOLDER CHROMIUM
const {chromium} = require('playwright-core');
const fs = require('fs');
const [address, folder, executablePath] = process.argv.slice(2);
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const page = '<!DOCTYPE html><html lang="en"><head><title>Trams stop early</title></head><body><nav><a href="/">Home</a></nav>'
  + '<article><h1>Trams stop early</h1><p>The last tram leaves at nine on Friday, said Ada Fenn of the harbour board, since the '
  + 'bridge is closed for repairs.</p><p>Negotiations with the builders go on.</p></article></body></html>';
let serious = 0;

async function look(view, shot) {
  await view.evaluate(axe); // by the debugger, which the page's policy does not bind
  const {violations} = await view.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
  for (const each of violations) {
    console.log(`${shot}: ${each.impact}: ${each.help} (${each.nodes.length}) ${each.nodes[0].target}`);
    serious += ['serious', 'critical'].includes(each.impact) ? 1 : 0;
  }
  const overflow = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) console.log(`${shot}: wider than the window by ${overflow} pixels`);
  serious += overflow > 0 ? 1 : 0;
}

(async () => {
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']});
  for (const [size, width, colorScheme] of [['wide', 1600, 'light'], ['wide', 1600, 'dark'], ['narrow', 400, 'dark'], ['narrow', 400, 'light']]) {
    const context = await browser.newContext({viewport: {width, height: width > 1000 ? 1000 : 800}, colorScheme, reducedMotion: 'reduce'});
    const view = await context.newPage();
    view.on('pageerror', error => { console.log(error.message); serious++; });
    view.on('console', message => { if (message.type() === 'error') { console.log(message.text()); serious++; } });
    await view.goto(address);
    await view.waitForFunction(() => document.querySelectorAll('#article-rows tbody tr').length >= 0
      && document.getElementById('state').className === 'good', null, {timeout: 60000});
    await view.waitForTimeout(4000);
    const isShown = name => size === 'wide' && colorScheme === 'light' || size === 'narrow' && colorScheme === 'dark' && name === 'articles';
    for (const name of ['flow', 'articles', 'letters', 'try', 'search']) {
      await view.goto(address + '#' + name);
      if (name === 'try') {
        await view.fill('#try-text', page);
        await view.click('#try-form button');
        await view.waitForSelector('#try-articles details');
      }
      if (name === 'search') {
        await view.fill('#q', 'harbours');
        await view.click('#search-form button');
        await view.waitForSelector('#search-rows tbody tr');
      }
      await view.waitForTimeout(300);
      await look(view, `${size} ${colorScheme} ${name}`);
      if (isShown(name)) await view.screenshot({path: `${folder}/${size}-${name}.png`});
      if (name === 'articles' || name === 'letters') {
        await view.click(`#${name === 'articles' ? 'article' : 'letter'}-rows tbody button`);
        await view.waitForSelector('#detail[open] table');
        if (name === 'articles') {
          await view.focus('#detail .side');
          for (let i = 0; i < 4; i++) await view.keyboard.press('ArrowRight');
        }
        await look(view, `${size} ${colorScheme} ${name}, one of them`);
        if (size === 'wide' && isShown(name)) await view.screenshot({path: `${folder}/${size}-${name}-one.png`});
        await view.keyboard.press('Escape');
      }
    }
    await context.close();
  }
  await browser.close();
  process.exit(serious ? 1 : 0);
})();
