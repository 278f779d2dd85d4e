// Every role in words: an office is named the same wherever it stands.
import type { Role } from '$api/shared.gen';
import { m } from '$words';

export const roleWords: Record<Role, () => string> = {
	resident: m.role_resident,
	farmer: m.role_farmer,
	extension_officer: m.role_extension_officer,
	enumerator: m.role_enumerator,
	price_officer: m.role_price_officer,
	editor: m.role_editor,
	dpo: m.role_dpo,
	admin: m.role_admin,
};
