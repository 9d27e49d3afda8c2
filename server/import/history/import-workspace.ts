import pg from "pg";
import { changeMember, claimPlaceholder, memberOfAccount } from "#people/profiles/index.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { admitMember } from "#workspace/members/index.ts";
import { ownPermission, roleByKey } from "#workspace/roles/index.ts";
import { beginWorkspace } from "#workspace/workspaces/index.ts";

/** The workspace of an import, held until `release()`: of two imports into it the second waits or gives up. */
export type ImportWorkspace = {
  id: string;
  name: string;
  slug: string;
  isNew: boolean;
  /** The name of the account that owns it, when this import made it or gave it away; null while nobody does. */
  ownerName: string | null | undefined;
  /** Lets PostgreSQL look at the new rows now: until it does by itself, a minute later, it plans as if none were there. */
  settle(): Promise<void>;
  release(): Promise<void>;
};

/** The wish cannot be met; the message is one line for the person who runs the import. */
export class ImportRefused extends Error {
  override name = "ImportRefused";
  readonly exitCode = 2;
}

type Found = { workspace_id: string; name: string; slug: string };
type Operator = { id: string; name: string };

/**
 * Finds the workspace of this address or name, or makes it. A new one belongs to the instance's operator when there
 * is exactly one. While there is none (nobody has registered yet) a placeholder holds the place of its owner; the
 * next import into it, after somebody registered, gives them the place.
 * @param url Connection of the owner of everything: names are looked up across workspaces.
 */
export async function openImportWorkspace(platform: Platform, url: string, name: string): Promise<ImportWorkspace> {
  const client = new pg.Client({ connectionString: url, application_name: "atrium import" });
  client.on("error", () => undefined);
  await client.connect();
  const release = () => client.end();
  const settle = async () => void (await client.query(`analyze ${filled.join(", ")}`));
  try {
    await requireSight(client);
    await takeTurn(client, name, name);
    const operator = await onlyOperator(client);
    const known = await findWorkspace(client, name);
    if (known) {
      // It may be known by two names, and was perhaps called by the other one.
      await takeTurn(client, known.workspace_id, name);
      return { ...(await knownWorkspace(platform, client, known, operator)), settle, release };
    }
    const owner = { accountId: operator?.id ?? null, name: operator?.name ?? "Owner, not claimed yet" };
    const { workspace } = await platform.run({ accountId: operator?.id }, (context) =>
      beginWorkspace(context, { name, owner, sampleContent: false }),
    );
    const { id, slug } = workspace;
    await takeTurn(client, id, name);
    return { id, name, slug, isNew: true, ownerName: operator?.name ?? null, settle, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The tables an import fills. */
const filled = [
  ...["member", "member_name_word", "channel", "channel_member", "message", "thread", "thread_member"],
  ...["mention", "reaction", "reaction_tally"],
];

/** Row-level security that binds the owner too would hide every workspace, and each import would make a new one. */
async function requireSight(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sees: boolean }>(
    "select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user",
  );
  if (!rows[0]?.sees)
    throw new ImportRefused("DATABASE_URL: its user must see past row-level security (superuser, or BYPASSRLS)");
}

/** The lock lives as long as the connection; one left by a killed import is gone a moment later. */
async function takeTurn(client: pg.Client, key: string, name: string): Promise<void> {
  await client.query("set lock_timeout = '20s'");
  await client
    .query("select pg_advisory_lock(hashtextextended('import ' || lower($1), 0))", [key])
    .catch((error: { code?: string }) => {
      if (error.code !== "55P03") throw error;
      throw new ImportRefused(`another import into ${name} is running: wait until it has ended`);
    });
}

async function findWorkspace(client: pg.Client, name: string): Promise<Found | undefined> {
  const { rows } = await client.query<Found>(
    `select workspace_id, name, slug from workspace where slug = $1 or lower(name) = lower($1) order by slug <> $1 limit 3`,
    [name],
  );
  if (rows.length > 1 && rows[0]?.slug !== name) {
    const slugs = rows.map((row) => row.slug).join(", ");
    throw new ImportRefused(`several workspaces are called ${name}: give the address of one (${slugs})`);
  }
  return rows[0];
}

async function onlyOperator(client: pg.Client): Promise<Operator | undefined> {
  const { rows } = await client.query<Operator>("select id, name from account where operator limit 2");
  return rows.length === 1 ? rows[0] : undefined;
}

async function knownWorkspace(platform: Platform, client: pg.Client, known: Found, operator: Operator | undefined) {
  const { workspace_id: id, name, slug } = known;
  const place = { id, name, slug, isNew: false };
  const { rows } = await client.query<{ id: string; kind: string }>(
    `select m.id, m.kind from role r
     join role_grant g on g.workspace_id = r.workspace_id and g.role_id = r.id and g.scope_kind = 'workspace'
     join member m on m.workspace_id = g.workspace_id and m.id = g.principal_id
     where r.workspace_id = $1 and $2 = any(r.permissions) and m.state = 'active' order by m.kind`,
    [id, ownPermission],
  );
  const [first] = rows;
  // "person" comes before "placeholder".
  if (first?.kind !== "placeholder") return { ...place, ownerName: undefined };
  if (!operator) return { ...place, ownerName: null };
  await platform.run({ workspaceId: id, accountId: operator.id }, (context) => giveTo(context, id, first.id, operator));
  return { ...place, ownerName: operator.name };
}

async function giveTo(
  context: OpenContext,
  workspaceId: string,
  placeholderId: string,
  operator: Operator,
): Promise<void> {
  const { db, now } = context;
  const known = await memberOfAccount(db, workspaceId, operator.id);
  const role = await roleByKey(db, workspaceId, "owner");
  const grant = { roleIds: role ? [role.id] : [], by: null };
  if (!known) {
    await claimPlaceholder(db, workspaceId, { id: placeholderId, accountId: operator.id, at: now });
    await changeMember(db, workspaceId, placeholderId, { name: operator.name });
  }
  await admitMember(context, workspaceId, known?.id ?? placeholderId, grant);
}
