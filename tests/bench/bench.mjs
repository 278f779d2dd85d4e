// The same JSON bytes from four servers on this machine: ours, ours without its log, nginx from a
// file, and actix with a handler that does nothing else. Then one read of ours among the rows there
// are, and among three hundred. wrk asks each in turn, three rounds, and the medians are printed
// with their ratios. Nothing is asserted: figures depend on the machine, ratios less so.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

const release = join(process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, '../../target'), 'release');
process.env.REMBANG_BIN ??= join(release, 'rembang');
const { freePort, startServer } = await import('../e2e/harness.mjs');

const rounds = 3;
const seconds = 10;
const encodings = ['identity', 'gzip'];
/** What everybody reads most. A path that this server does not have is left out. */
const paths = ['/api/v1/market/prices', '/api/v1/home'];

const dir = mkdtempSync(join(tmpdir(), 'rembang-bench-'));
chmodSync(dir, 0o755); // nginx steps down from root, and its workers read here
const children = [];
const ours = await startServer();
const log = process.env.RUST_LOG;
process.env.RUST_LOG = 'off';
const silent = await startServer();
if (log === undefined) delete process.env.RUST_LOG;
else process.env.RUST_LOG = log;
try {
	console.log(`wrk: 2 threads, 64 connections kept alive, ${seconds} s, median of ${rounds} rounds in turn\n`);
	for (const path of paths) {
		const plain = await get(ours.origin + path, 'identity');
		if (plain.status !== 200) continue;
		const packed = await get(ours.origin + path, 'gzip');
		if (packed.encoding !== 'gzip' || !gunzipSync(packed.body).equals(plain.body)) throw new Error(`${path}: not the same bytes`);
		const file = join(dir, `${path.split('/').at(-1)}.json`);
		writeFileSync(file, plain.body);
		writeFileSync(`${file}.gz`, packed.body);
		console.log(`${path}: ${plain.body.length} bytes, ${packed.body.length} with gzip`);
		const servers = [
			{ name: 'bare actix', url: await bare(file) },
			{ name: 'nginx', url: await nginx(file) },
			{ name: 'ours', url: ours.origin + path },
			{ name: 'without log', url: silent.origin + path, own: true },
		];
		for (const encoding of encodings) {
			await compare(servers, encoding, encoding === 'gzip' ? packed.body : plain.body);
			const [actix, file, we, quiet] = servers.map(({ rate }) => rate);
			console.log(
				`  ours / bare actix ${(we / actix).toFixed(2)}, without log ${(quiet / actix).toFixed(2)}; ours / nginx ${(we / file).toFixed(2)}\n`,
			);
		}
	}
	await amongMore();
} finally {
	for (const child of children) child.kill('SIGTERM');
	await ours.stop();
	await silent.stop();
	rmSync(dir, { recursive: true, force: true });
}

/** Finding a row among three hundred takes as long as among those there are. */
async function amongMore() {
	const path = '/api/v1/market/places';
	const servers = [];
	for (const more of [0, 240]) {
		const port = await freePort();
		const url = `http://127.0.0.1:${port}${path}`;
		await started(join(release, 'rows'), [String(port), String(more), join(dir, `rows-${more}`)], url);
		servers.push({ name: `${more} more rows`, url });
	}
	console.log(`${path}, without log`);
	await compare(servers, 'identity', (await get(servers[0].url, 'identity')).body);
	const [few, many] = servers.map(({ rate }) => rate);
	console.log(`  among 240 more rows / among ours ${(many / few).toFixed(3)}\n`);
}

async function compare(servers, encoding, expected) {
	for (const server of servers) {
		const { status, body } = await get(server.url, encoding);
		// The one without a log has demo prices of its own, a minute younger: as many bytes, not the same.
		const same = server.own ? Math.abs(body.length - expected.length) < 0.01 * expected.length : body.equals(expected);
		if (status !== 200 || !same) throw new Error(`${server.name} answers something else`);
		await wrk(server.url, encoding, 2); // warm-up
		server.rounds = [];
	}
	for (let round = 0; round < rounds; round++) {
		for (const server of servers) server.rounds.push(await wrk(server.url, encoding, seconds));
	}
	console.log(`\n  ${encoding.padEnd(12)}${['requests/s', 'p50', 'p99', 'spread'].map((head) => head.padStart(12)).join('')}`);
	for (const server of servers) {
		server.rate = median(server.rounds.map(({ rate }) => rate));
		const rates = server.rounds.map(({ rate }) => rate);
		const spread = (Math.max(...rates) - Math.min(...rates)) / server.rate;
		const cells = [Math.round(server.rate), ...['p50', 'p99'].map((name) => `${median(server.rounds.map((one) => one[name])).toFixed(2)} ms`), `${Math.round(100 * spread)} %`];
		console.log(`  ${server.name.padEnd(12)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
	}
}

async function wrk(url, encoding, time) {
	const header = encoding === 'gzip' ? ['-H', 'Accept-Encoding: gzip'] : [];
	const { stdout } = await promisify(execFile)('wrk', ['-t2', '-c64', `-d${time}s`, '--latency', ...header, url]);
	if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}\n${stdout}`);
	const percentile = (name) => milliseconds(stdout.match(new RegExp(`^ +${name}%\\s+(\\S+)`, 'm'))[1]);
	return { rate: Number(stdout.match(/Requests\/sec:\s+(\S+)/)[1]), p50: percentile(50), p99: percentile(99) };
}

function milliseconds(text) {
	const [, number, unit] = text.match(/^([\d.]+)(us|ms|s|m)$/);
	return Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit];
}

function median(values) {
	return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** As the bytes are on the wire: fetch would unpack them. */
function get(url, encoding) {
	return new Promise((resolve, reject) => {
		const headers = encoding === 'gzip' ? { 'Accept-Encoding': 'gzip' } : {};
		const request = http.get(url, { headers, agent: false }, (answer) => {
			const chunks = [];
			answer.on('data', (chunk) => chunks.push(chunk));
			answer.on('end', () => resolve({ status: answer.statusCode, encoding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
		});
		request.on('error', reject);
	});
}

async function bare(file) {
	const port = await freePort();
	return started(join(release, 'bare'), [String(port), file], `http://127.0.0.1:${port}/`);
}

async function nginx(file) {
	const port = await freePort();
	const config = `${file}.conf`;
	const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
	writeFileSync(
		config,
		`daemon off; worker_processes 2; pid ${file}.pid; error_log ${dir}/error.log crit;
		events { worker_connections 256; }
		http {
			${kept} access_log off; default_type application/json; types { }
			sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip_static on; open_file_cache max=16;
			server { listen 127.0.0.1:${port}; root ${dir}; }
		}\n`,
	);
	return started('/usr/sbin/nginx', ['-c', config, '-e', `${dir}/error.log`], `http://127.0.0.1:${port}/${file.split('/').at(-1)}`);
}

async function started(program, args, url) {
	const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
	children.push(child);
	for (let tries = 0; tries < 100; tries++) {
		if (await get(url, 'identity').catch(() => null)) return url;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`${program} does not answer`);
}
