// The Android project, as far as it can be tried without Android's own tools: it is what the Tauri
// CLI makes but for the files listed in `ours.txt`, and our Kotlin is compiled by a real kotlinc
// against signatures written by hand. Nothing here proves that it runs on a phone.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

const here = import.meta.dirname;
const root = resolve(here, '../..');
const project = join(root, 'app/src-tauri/gen/android');
const kotlin = 'app/src/main/java/id/rembang/gemilang';
const scratch = mkdtempSync(join(tmpdir(), 'rembang-android-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const filesOf = (folder) =>
	execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', folder], { cwd: root, encoding: 'utf8' })
		.split('\0')
		.filter((file) => file && existsSync(join(root, file)));

test('the project is what the Tauri CLI makes, but for the files that are ours', () => {
	// A copy of the sources without the project, and an SDK of which only the folders are there.
	const copy = join(scratch, 'clone');
	for (const file of filesOf('.').filter((file) => !file.startsWith('app/src-tauri/gen/') && !file.startsWith('backend/regencies/'))) {
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		cpSync(join(root, file), join(copy, file));
	}
	symlinkSync(join(root, 'app/node_modules'), join(copy, 'app/node_modules'));
	const sdk = join(scratch, 'sdk');
	for (const part of ['platforms', 'build-tools', 'ndk']) mkdirSync(join(sdk, part), { recursive: true });
	writeFileSync(join(sdk, 'ndk/source.properties'), 'Pkg.Revision = 28.2.13676358\n');
	const java = dirname(dirname(execFileSync('sh', ['-c', 'readlink -f "$(command -v java)"'], { encoding: 'utf8' }).trim()));
	execFileSync('npx', ['tauri', 'android', 'init', '--ci', '--skip-targets-install'], {
		cwd: join(copy, 'app'),
		env: { ...process.env, ANDROID_HOME: sdk, NDK_HOME: join(sdk, 'ndk'), JAVA_HOME: java },
		stdio: 'pipe',
	});
	const made = join(copy, 'app/src-tauri/gen/android');
	const madeFiles = new Set(readdirSync(made, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name).slice(made.length + 1)));
	const kept = new Set(filesOf('app/src-tauri/gen/android').map((file) => file.slice('app/src-tauri/gen/android/'.length)));
	const differing = [...new Set([...madeFiles, ...kept])]
		.filter((file) => !madeFiles.has(file) || !kept.has(file) || !readFileSync(join(made, file)).equals(readFileSync(join(project, file))))
		.sort();
	const ours = readFileSync(join(here, 'ours.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
	assert.ok(madeFiles.size > 30, `the CLI made ${madeFiles.size} files`);
	assert.deepEqual(differing, ours.sort());
});

test('our Kotlin compiles, and a wrong type in it does not', async () => {
	const [extension] = readFileSync(join(root, '.cargo/config.toml'), 'utf8').match(/(?<=WRY_RUSTWEBVIEWCLIENT_CLASS_EXTENSION = ''')[^]*?(?=''')/);
	const client = join(scratch, 'RustWebViewClient.kt');
	writeFileSync(client, `package id.rembang.gemilang\n\nimport android.webkit.*\n\nclass RustWebViewClient : WebViewClient() {${extension}}\n`);
	const sources = [client, ...readdirSync(join(project, kotlin)).map((file) => join(project, kotlin, file))];
	await compile(sources, join(scratch, 'classes'));
	const activity = join(scratch, 'MainActivity.kt');
	const wrong = readFileSync(join(project, kotlin, 'MainActivity.kt'), 'utf8').replace('.setData(Uri.parse(', '.setData((');
	writeFileSync(activity, wrong);
	await assert.rejects(compile([...sources.filter((file) => !file.endsWith('MainActivity.kt')), activity], join(scratch, 'wrong')), /type mismatch/i);
});

test('how often the screens may die, and where they come back', async () => {
	const out = join(scratch, 'try');
	await kotlinc([join(project, kotlin, 'Deaths.kt'), join(here, 'Try.kt')], out);
	const library = join(here, 'node_modules/kotlin-compiler/lib/kotlin-stdlib.jar');
	const { stdout } = await promisify(execFile)('java', ['-cp', `${out}:${library}`, 'TryKt']);
	assert.equal(stdout.trim(), '13');
});

test('the manifest keeps data on the phone, and plain http out', () => {
	const manifest = readFileSync(join(project, 'app/src/main/AndroidManifest.xml'), 'utf8');
	assert.match(manifest, /android:allowBackup="false"/);
	assert.deepEqual(manifest.match(/(?<=uses-permission android:name=")[^"]+/g), ['android.permission.INTERNET']);
	assert.deepEqual(manifest.match(/android:exported="true"/g)?.length, 1);
	const rules = readFileSync(join(project, 'app/src/main/res/xml/data_extraction_rules.xml'), 'utf8');
	for (const way of ['cloud-backup', 'device-transfer']) {
		const [part] = rules.match(new RegExp(`<${way}>[^]*</${way}>`));
		for (const domain of ['root', 'file', 'database', 'sharedpref', 'external']) assert.match(part, new RegExp(`<exclude domain="${domain}" path="." />`));
	}
});

const compile = (sources, out) => kotlinc([...readdirSync(join(here, 'stubs')).map((file) => join(here, 'stubs', file)), ...sources], out);

function kotlinc(sources, out) {
	const library = join(here, 'node_modules/kotlin-compiler/lib');
	const classpath = ['kotlin-compiler.jar', 'kotlin-stdlib.jar', 'kotlin-script-runtime.jar', 'kotlin-reflect.jar', 'kotlinx-coroutines-core-jvm.jar', 'annotations-13.0.jar']
		.map((jar) => join(library, jar))
		.filter(existsSync)
		.join(':');
	return promisify(execFile)('java', ['-cp', classpath, 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-reflect', '-no-stdlib', '-cp', join(library, 'kotlin-stdlib.jar'), '-Werror', '-d', out, ...sources]);
}
