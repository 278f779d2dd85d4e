import { say } from '../words.js';
export const privacy_kept_account = () => say(636) ?? "selama akun ada; yang tidak pernah dipakai: klaim 30 hari, undangan 60 hari, pendaftaran satu tahun";
