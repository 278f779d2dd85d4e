// The parts of the editor's screen, by the word in its address.
import type { LinkList } from '$api/links.gen';
import { m } from '../words';

export type Tab = { slug: string; text: () => string; list?: LinkList };

export const tabs: [Tab, ...Tab[]] = [
	{ slug: '', text: m.tab_reports },
	{ slug: 'resmi', text: m.tab_official, list: 'official' },
	{ slug: 'bermasalah', text: m.tab_incident, list: 'incident' },
	{ slug: 'berbahaya', text: m.tab_harmful, list: 'harmful' },
	{ slug: 'peringatan', text: m.alerts },
];
