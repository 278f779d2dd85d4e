import { startServer, startBrowser, visit } from './harness.mjs';
const server = await startServer(); const browser = await startBrowser();
try {
 for (const path of ['/', '/pasar', '/pasar/cabai-rawit-merah']) {
	const page = await visit(browser, server, undefined, {serviceWorkers:'block'});
	const warn=[]; page.on('console', m => warn.push(m.type()+': '+m.text()));
	const seen={}; page.on('request', r => { const u=new URL(r.url()).pathname; seen[u]=(seen[u]??0)+1; });
	await page.goto(path); await page.getByText(/Rp\d/).first().waitFor(); await page.waitForTimeout(7000);
	console.log(path, warn, Object.entries(seen).filter(([,n])=>n>1));
	await page.context().close();
 }
 const page = await visit(browser, server, {width:360,height:740}, {deviceScaleFactor:2});
 await page.goto('/pengaturan'); await page.evaluate(()=>localStorage.setItem('teks','200'));
 for (const [n,p] of [['home','/'],['pasar','/pasar'],['komoditas','/pasar/cabai-rawit-merah'],['pengaturan','/pengaturan'],['bandingkan','/pasar/bandingkan']]) {
   await page.goto(p); await page.waitForTimeout(1500); await page.screenshot({path:`/tmp/s200-${n}.png`});
   console.log(n, await page.evaluate(()=>[document.documentElement.scrollHeight, innerHeight, document.querySelector('main + nav, nav:last-of-type')?.getBoundingClientRect().height, document.documentElement.scrollWidth]));
 }
 await page.evaluate(()=>localStorage.setItem('teks','150'));
 await page.goto('/'); await page.waitForTimeout(1500); await page.screenshot({path:`/tmp/s150-home.png`});
 await page.evaluate(()=>localStorage.removeItem('teks'));
 for (const [n,p] of [['masuk','/masuk'],['luring','/luring'],['akun','/akun']]) { await page.goto(p); await page.waitForTimeout(1000); console.log(n, await page.evaluate(()=>[document.documentElement.scrollHeight, innerHeight])); await page.screenshot({path:`/tmp/s-${n}.png`}); }
} finally { await browser.close(); await server.stop(); }
