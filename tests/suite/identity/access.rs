//! How identity's rows are called for the access table, and on whose accounts and grants.

use crate::access::{AREA, Case, Effect, OTHER_AREA, Relation, Who, World, fixtures};
use crate::prelude::*;
use chrono::TimeDelta;
use diesel::prelude::*;
use rembang_backend::modules::identity;
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::Id;
use rembang_backend::platform::schema::{device, role_grant};
use rembang_shared::identity::api::{Client as Kind, *};
use rembang_shared::values::Phone;
use rembang_tests::raw::texts;
use rembang_tests::{PIN, new_phone};
use uuid::Uuid;

fixtures! { identity;
    SignUp: Unowned => sign_up,
    SignIn: Own Elsewhere Absent => sign_in,
    Refresh: Own Elsewhere Absent => refresh,
    SignOut: Own => sign_out,
    Activate: Own Elsewhere Absent => activate,
    Me: Own => me,
    Devices: Own => devices,
    RevokeDevice: Own Elsewhere Absent => revoke_device,
    ChangeSecret: Own => change_secret,
    StepUp: Own Absent => step_up,
    ChangeName: Own => change_name,
    StartTotp: Own => start_totp,
    ConfirmTotp: Own => confirm_totp,
    Invite: Elsewhere OtherArea Absent => invite,
    GrantRole: Own Elsewhere OtherArea Absent => grant_role,
    RevokeGrant: Own Elsewhere OtherArea Absent => revoke_grant,
    Grants: Own Elsewhere OtherArea => grants,
    GrantAreas: Own OtherArea => grant_areas,
    FindPerson: Own Elsewhere OtherArea Absent => find_person,
    Account: Own Elsewhere OtherArea Absent => account,
    SeeNik: Own Elsewhere OtherArea Absent => see_nik,
}

const NEW_PASSWORD: &str = "kata-sandi-yang-baru";
const NOT_A_SECRET: &str = "bukan-rahasia-1";

async fn sign_up(_: &mut World, _: Who) -> Case {
    let phone = new_phone();
    let secrets = vec![phone[1..].to_owned()];
    let new = NewAccount {
        name: "Baru".to_owned(),
        phone,
        pin: PIN.to_owned(),
        client: Kind::App,
        device_label: "HP".to_owned(),
    };
    Case::of::<SignUp>((), new, Effect::Opens).hiding(secrets)
}

async fn sign_in(world: &mut World, who: Who) -> Case {
    let guess = |phone: &str| {
        let given = credentials(phone, NOT_A_SECRET);
        Case::of::<SignIn>((), given, Effect::none())
    };
    match who.relation {
        Relation::Own => {
            let me = world.me(who);
            let given = Credentials {
                totp: next_code(world, who),
                device: Some(me.device.clone()),
                ..credentials(&me.phone, &me.secret)
            };
            Case::of::<SignIn>((), given, Effect::GoesOn(me.secret.clone())).hiding(me.secrets())
        }
        // Everybody guesses at somebody else, so that nobody is throttled.
        Relation::Elsewhere => guess(&world.next_to(who).phone),
        _ => guess(&new_phone()),
    }
}

async fn refresh(world: &mut World, who: Who) -> Case {
    let me = world.me(who);
    let given = RefreshToken {
        refresh: match who.relation {
            Relation::Absent => "tidak-ada".to_owned(),
            _ => me.refresh.clone(),
        },
        // A token that left its device is worthless.
        device: match who.relation {
            Relation::Elsewhere => world.bystander.device.clone(),
            _ => me.device.clone(),
        },
    };
    Case::of::<Refresh>((), given, Effect::GoesOn(me.secret.clone())).hiding(me.secrets())
}

async fn sign_out(world: &mut World, who: Who) -> Case {
    let me = world.me(who);
    if who.asker.is_none() {
        return Case::of::<SignOut>((), (), Effect::none());
    }
    let token = world.server.another_session(me.id, me.second_factor);
    Case::of::<SignOut>((), (), Effect::Ends(token.clone())).by(token)
}

async fn activate(world: &mut World, who: Who) -> Case {
    let (phone, code) = invitation(world).await;
    let secrets = vec![phone[1..].to_owned()];
    let given = Activation {
        phone: match who.relation {
            Relation::Elsewhere => new_phone(),
            _ => phone,
        },
        code: match who.relation {
            Relation::Absent => "ABCD-EFGH".to_owned(),
            _ => code,
        },
        secret: PIN.to_owned(),
        client: Kind::App,
        device_label: "HP".to_owned(),
    };
    Case::of::<Activate>((), given, Effect::Opens).hiding(secrets)
}

async fn me(world: &mut World, who: Who) -> Case {
    let me = world.me(who);
    Case::of::<Me>((), (), Effect::shows([me.id])).hiding(me.secrets())
}

async fn devices(world: &mut World, who: Who) -> Case {
    let (me, other) = (world.me(who).id, world.bystander.id);
    let mine = stored_device(world, me);
    let theirs = stored_device(world, other);
    Case::of::<Devices>((), (), Effect::tells_apart(mine, theirs))
}

async fn revoke_device(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let id = match who.relation {
        Relation::Absent => account,
        _ => stored_device(world, account),
    };
    let which = world.literal(id);
    let ended = format!("device WHERE id = {which} AND revoked_at IS NOT NULL");
    Case::of::<RevokeDevice>(DeviceParam { id }, (), Effect::Holds(ended))
}

async fn change_secret(world: &mut World, who: Who) -> Case {
    let me = world.me(who);
    let new = if me.second_factor {
        NEW_PASSWORD
    } else {
        "730518"
    };
    let change = SecretChange {
        old: me.secret.clone(),
        new: new.to_owned(),
    };
    Case::of::<ChangeSecret>((), change, Effect::GoesOn(new.to_owned())).hiding(me.secrets())
}

async fn step_up(world: &mut World, who: Who) -> Case {
    // Nobody proves anything with a code of before, and each is good once.
    let which = world.literal(world.me(who).id);
    if who.asker.is_some() {
        world.execute(&format!(
            "UPDATE account SET totp_last_step = 0 WHERE id = {which}"
        ));
    }
    let proof = Proof {
        totp: next_code(world, who),
        secret: Some(match who.relation {
            Relation::Own => world.me(who).secret.clone(),
            _ => NOT_A_SECRET.to_owned(),
        }),
    };
    Case::of::<StepUp>((), proof, Effect::shows(["until"]))
}

async fn change_name(world: &mut World, who: Who) -> Case {
    let name = format!("Nama {}", world.serial());
    let change = NameChange { name: name.clone() };
    Case::of::<ChangeName>((), change, Effect::shows([name])).hiding(world.me(who).secrets())
}

async fn start_totp(_: &mut World, _: Who) -> Case {
    Case::of::<StartTotp>((), (), Effect::none())
}

async fn confirm_totp(_: &mut World, _: Who) -> Case {
    let given = TotpConfirmation {
        password: NEW_PASSWORD.to_owned(),
        code: "123456".to_owned(),
    };
    Case::of::<ConfirmTotp>((), given, Effect::none())
}

async fn invite(world: &mut World, who: Who) -> Case {
    let name = format!("Undangan {}", world.serial());
    let phone = match who.relation {
        Relation::Elsewhere => world.bystander.phone.clone(),
        Relation::OtherArea => world.far.phone.clone(),
        _ => new_phone(),
    };
    let whose = match who.relation {
        Relation::Absent => format!("account.name = '{name}'"),
        _ => format!("account.id = {}", world.literal(world.account(who))),
    };
    let made = format!(
        "activation JOIN account ON account.id = activation.account_id \
         WHERE {whose} AND created_by = {} AND used_at IS NULL",
        world.literal(world.me(who).id)
    );
    Case::of::<Invite>((), NewInvitation { phone, name }, Effect::Holds(made))
}

async fn grant_role(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let evidence = format!("SK {}", world.serial());
    let made = format!(
        "role_grant WHERE evidence = '{evidence}' AND granted_by = {} AND account_id = {}",
        world.literal(world.me(who).id),
        world.literal(account)
    );
    let new = NewGrant {
        account,
        role: Role::Farmer,
        area: AREA.to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence,
    };
    Case::of::<GrantRole>((), new, Effect::Holds(made))
}

async fn revoke_grant(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let id = match who.relation {
        Relation::Absent => account,
        _ => stored_grant(world, who, account),
    };
    let which = world.literal(id);
    let ended = format!("role_grant WHERE id = {which} AND revoked_at IS NOT NULL");
    Case::of::<RevokeGrant>(GrantParam { id }, (), Effect::Holds(ended))
}

async fn grants(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let id = stored_grant(world, who, account);
    let (secrets, effect) = match who.relation {
        Relation::OtherArea => (Vec::new(), Effect::hides([id, account])),
        Relation::Own => (world.me(who).secrets(), Effect::shows([id, account])),
        _ => (world.bystander.secrets(), Effect::shows([id, account])),
    };
    Case::of::<Grants>(GrantQuery::default(), (), effect).hiding(secrets)
}

async fn grant_areas(_: &mut World, who: Who) -> Case {
    let effect = match who.relation {
        Relation::OtherArea => Effect::hides([OTHER_AREA]),
        _ => Effect::shows([AREA]),
    };
    Case::of::<GrantAreas>((), (), effect)
}

async fn find_person(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let (phone, secrets, effect) = match who.relation {
        Relation::Absent => (new_phone(), Vec::new(), Effect::shows(["[]"])),
        Relation::OtherArea => {
            let far = &world.far;
            (far.phone.clone(), Vec::new(), Effect::hides([account]))
        }
        relation => {
            let person = match relation {
                Relation::Own => world.me(who),
                _ => &world.bystander,
            };
            let effect = Effect::shows([account]);
            (person.phone.clone(), person.secrets(), effect)
        }
    };
    Case::of::<FindPerson>((), PersonLookup { phone }, effect).hiding(secrets)
}

async fn account(world: &mut World, who: Who) -> Case {
    let subject = match who.relation {
        Relation::Own => world.me(who),
        _ => &world.bystander,
    };
    let effect = Effect::shows([subject.id]);
    let params = AccountParam {
        id: world.account(who),
    };
    Case::of::<Account>(params, (), effect).hiding(subject.secrets())
}

async fn see_nik(world: &mut World, who: Who) -> Case {
    let account = world.account(who);
    let nik = match who.relation {
        Relation::OtherArea => world.far.nik.clone(),
        _ => format!("331714020290{}", 1000 + world.serial()),
    };
    let mut secrets = world.bystander.secrets();
    secrets.push(nik.clone());
    let by = world.literal(world.me(who).id);
    let id = world.literal(account);
    let seen = format!("account WHERE id = {id} AND nik_seen_by = {by}");
    let sql = format!("SELECT CAST(version AS text) AS text FROM account WHERE id = {id}");
    // What is not there has any.
    let version = texts(&mut world.conn, &sql).concat().parse().unwrap_or(1);
    let params = AccountParam { id: account };
    let case = Case::of::<SeeNik>(params, SeenNik { nik }, Effect::Holds(seen));
    case.on_version(version).hiding(secrets)
}

fn credentials(phone: &str, secret: &str) -> Credentials {
    Credentials {
        phone: phone.to_owned(),
        secret: secret.to_owned(),
        totp: None,
        client: Kind::App,
        device: None,
        device_label: "HP".to_owned(),
    }
}

/// The one-time code of the step after the one that the first sign-in used up.
fn next_code(world: &World, who: Who) -> Option<String> {
    let at = world.server.app.clock.now().0.timestamp() + 30;
    let at = u64::try_from(at).expect("after 1970");
    let totp = world.me(who).totp.as_ref();
    totp.map(|totp| totp.generate(at).to_string())
}

/// A device that nobody holds in their hands.
fn stored_device(world: &mut World, account: Uuid) -> Uuid {
    let (id, now) = (new_id(), world.server.app.clock.now());
    diesel::insert_into(device::table)
        .values((
            device::id.eq(id),
            device::account_id.eq(Id(account)),
            device::label.eq("HP lama"),
            device::token_hash.eq(id.0.as_bytes().to_vec()),
            device::created_at.eq(now),
            device::last_seen_at.eq(now),
        ))
        .execute(&mut world.conn)
        .expect("a device is stored");
    id.0
}

/// A grant that holds from tomorrow, so that it gives nobody anything today.
fn stored_grant(world: &mut World, who: Who, account: Uuid) -> Uuid {
    let (id, now) = (new_id(), world.server.app.clock.now());
    let tomorrow = TODAY + TimeDelta::days(1);
    let area = match who.relation {
        Relation::OtherArea => OTHER_AREA,
        _ => AREA,
    };
    diesel::insert_into(role_grant::table)
        .values((
            role_grant::id.eq(id),
            role_grant::account_id.eq(Id(account)),
            role_grant::role.eq(Role::Farmer.slug()),
            role_grant::area.eq(area),
            role_grant::valid_from.eq(tomorrow),
            role_grant::valid_to.eq(tomorrow),
            role_grant::evidence.eq("uji"),
            role_grant::created_at.eq(now),
        ))
        .execute(&mut world.conn)
        .expect("a grant is stored");
    id.0
}

/// A number and the code on its slip.
async fn invitation(world: &World) -> (String, String) {
    let phone = new_phone();
    let app = &world.server.app;
    let number = Phone::parse(&phone).expect("a number");
    let invited = identity::invite(app, number, "Diundang".to_owned(), app.clock.now()).await;
    let code = invited.expect("an invitation")["code"].clone();
    (phone, code.as_str().expect("a code").to_owned())
}
