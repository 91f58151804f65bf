"""From an edited folder to a package that two people signed: new-version, build, sign, verify."""

import json
from datetime import date
from pathlib import Path

import pytest

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.package.author import Labels, add_signature, build_package
from gui.core.package.container import read_container, write_container
from gui.core.package.minisign import SecretKey, sign
from tests.cli.packaging import Workshop
from tests.core.overlay.hospital import overlay, packed
from tests.core.package.packed import CLINICAL, RELEASE, STRANGER, key, root_json
from tests.core.package.test_minisign import ENCRYPTED, OF_ENCRYPTED


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_new_version_begins_with_the_content_in_force(shop: Workshop) -> None:
    folder, shipped = shop.folder / "new", read_bundle(paths.shipped_bundle())
    (shop.trust / "shipped.json").write_bytes((paths.trust() / "shipped.json").read_bytes())
    done = shop.run("new-version", folder, "--json")
    assert done.code == 0, done.err
    told = done.json()
    assert (told["version"], told["follows"]) == ("2026.12", shipped.manifest.version)
    new = read_bundle(folder)
    assert new.manifest.version == "2026.12"
    assert new.manifest.built == date(2026, 12, 1)
    assert new.manifest.previous == shipped.sha256
    assert (new.manifest.verified, new.manifest.review_due) == (
        shipped.manifest.verified,
        shipped.manifest.review_due,
    )
    before, after = files_of(paths.shipped_bundle()), files_of(folder)
    assert {name for name in after if before.get(name) != after[name]} == {"bundle.json"}
    old, now = (it["bundle.json"].decode().splitlines() for it in (before, after))
    assert [line for line in now if line not in old] == [
        '  "version": "2026.12",',
        '  "built": "2026-12-01",',
        f'  "previous": "{shipped.sha256}",',
    ]


def test_a_new_version_in_place_follows_the_folder_or_a_named_bundle(shop: Workshop) -> None:
    before = read_bundle(shop.bundle)
    package = shop.signed()
    done = shop.run("new-version", shop.bundle, "--version", "2026.11.5", "--verified")
    assert done.code == 0, done.err
    after = read_bundle(shop.bundle).manifest
    assert (after.version, after.previous) == ("2026.11.5", before.sha256)
    assert (after.verified, after.review_due) == (date(2026, 12, 1), date(2027, 12, 1))
    (shop.bundle / "sources.json").write_text("{", "utf-8")
    refused = shop.run("new-version", shop.bundle)
    assert refused.code == 1
    assert "sources.json" in refused.err
    done = shop.run("new-version", shop.bundle, "--from", package, "--json")
    assert (done.json()["version"], done.json()["previous"]) == ("2026.12", before.sha256)


@pytest.mark.parametrize(
    ("before", "today", "after"),
    [
        ("2026.11", date(2026, 11, 26), "2026.11.1"),
        ("2026.11.9", date(2026, 11, 26), "2026.11.10"),
        ("2026.11.9", date(2026, 12, 1), "2026.12"),
        ("2027.01", date(2026, 12, 1), "2027.01.1"),
        ("2026.9", date(2026, 12, 1), "2026.12"),
    ],
)
def test_a_version_is_that_of_the_month_or_one_more(
    shop: Workshop, before: str, today: date, after: str
) -> None:
    account = shop.bundle / "bundle.json"
    account.write_text(account.read_text("utf-8").replace('"2026.11"', f'"{before}"'), "utf-8")
    assert shop.run("new-version", shop.bundle, "--json", today=today).json()["version"] == after


def test_a_version_never_goes_down_and_the_clock_is_not_believed_blindly(shop: Workshop) -> None:
    for version in ("2026.11", "2026.10", "2025.12.9"):
        refused = shop.run("new-version", shop.bundle, "--version", version)
        assert refused.code == 1
        assert "a version must go up" in refused.err
    refused = shop.run("new-version", shop.bundle, today=date(2020, 1, 1))
    assert refused.code == 1
    assert "set the clock right" in refused.err
    assert read_bundle(shop.bundle).manifest.version == "2026.11"


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(shop: Workshop) -> None:
    file = shop.folder / "file"
    file.write_text("kept")
    for folder in (file, file / "below", shop.folder / ("x" * 300)):
        refused = shop.run("new-version", folder, "--bundle", shop.bundle)
        assert (refused.code != 0, refused.out) == (True, "")
        assert refused.err
        assert shop.run("build", folder, shop.package).code == 3
    assert file.read_text() == "kept"
    assert not list(shop.folder.glob(".plex-ivig-*"))


def test_without_the_list_of_words_none_are_shown_and_why_is_said(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "word_list", lambda: shop.folder / "no-words.txt")
    told = shop.run("build", shop.bundle, shop.folder / "other.plexivig").out
    assert "  words       none (self-check tells why)\n" in told


def test_a_package_is_built_once_signed_by_two_and_then_in_order(shop: Workshop) -> None:
    package = shop.built()
    first = package.read_bytes()
    assert shop.run("build", shop.bundle, package).code == 1
    shop.built()
    assert package.read_bytes() == first
    told = shop.run("verify", package, "--json")
    assert (told.code, told.json()["ok"]) == (1, False)
    shop.signed()
    told = shop.run("verify", package, "--json")
    assert told.code == 0
    found = told.json()
    assert {step["state"] for step in found["steps"]} == {"ok"}
    assert [signer["role"] for signer in found["signers"]] == ["clinical", "release"]
    assert (found["sha256"], len(found["words"])) == (read_bundle(shop.bundle).sha256, 8)
    shown = shop.run("verify", package).out
    assert "in order" in shown
    assert " ".join(found["words"]) in shown
    again = package.read_bytes()
    shop.run("sign", package, "--role", "clinical", "--key", shop.key("clinical"))
    assert package.read_bytes() == again


def test_what_is_not_in_order_is_not_built_and_every_problem_named(shop: Workshop) -> None:
    for file in ("sources.json", "factors.json"):
        (shop.bundle / file).write_text("[]", "utf-8")
    (shop.bundle / "conditions" / "more.json").write_text("{}", "utf-8")
    refused = shop.run("build", shop.bundle, shop.package)
    assert (refused.code, refused.out) == (1, "")
    for file in ("sources.json", "factors.json", "conditions/more.json"):
        assert file in refused.err
    assert not shop.package.exists()
    for folder, code in ((shop.trust.parent / "nothing", 3), (shop.folder, 1)):
        assert shop.run("build", folder, shop.package).code == code
    assert shop.run("build", shop.bundle, shop.folder / "small.zip").code == 2
    assert shop.run("build", shop.trust, shop.package).code == 0


@pytest.mark.parametrize("damage", [b"", b"x", b"PK"])
def test_what_is_no_package_is_refused_and_left_alone(shop: Workshop, damage: bytes) -> None:
    shop.package.write_bytes(damage)
    for words in (("verify",), ("sign", "--role", "clinical", "--key", str(shop.key("clinical")))):
        refused = shop.run(words[0], shop.package, *words[1:])
        assert refused.code == 1
    assert shop.package.read_bytes() == damage
    shop.package.unlink()
    assert shop.run("verify", shop.package).code == 3
    assert shop.run("verify", shop.folder).code == 3


def test_a_key_that_the_program_does_not_know_signs_and_is_told_of(shop: Workshop) -> None:
    package = shop.built()
    done = shop.run("sign", package, "--role", "release", "--key", shop.key("stranger"))
    assert done.code == 0
    assert STRANGER.public.id in done.err
    assert "it will refuse" in done.err


def test_a_key_of_another_role_or_with_a_number_that_is_taken_does_not_sign(
    shop: Workshop,
) -> None:
    package = shop.built()
    before = package.read_bytes()
    twin = shop.put_key("twin", SecretKey(RELEASE.key_id, STRANGER.secret))
    for secret, why in (
        (shop.key("clinical"), "has the role 'clinical', not 'release'"),
        (shop.key("root"), "has the role 'root', not 'release'"),
        (twin, "is another key"),
    ):
        refused = shop.run("sign", package, "--role", "release", "--key", secret)
        assert (refused.code, refused.out) == (1, "")
        assert why in refused.err
    made = shop.folder / "manifest.json.minisig"
    manifest = read_container(before, "small")["manifest.json"]
    made.write_bytes(sign(manifest, CLINICAL, "elsewhere").as_bytes())
    refused = shop.run("add-signature", package, made, "--role", "release")
    assert (refused.code, "not 'release'" in refused.err) == (1, True)
    assert package.read_bytes() == before


def test_a_signature_that_came_while_the_password_was_asked_for_is_not_lost(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = shop.built()

    def another_signs(file: Path, password_file: Path | None) -> SecretKey:
        monkeypatch.undo()
        assert (
            shop.run("sign", package, "--role", "release", "--key", shop.key("release")).code == 0
        )
        return CLINICAL

    monkeypatch.setattr("gui.cli.authoring.secret_key_in", another_signs)
    by_clinical = ("sign", package, "--role", "clinical", "--key", shop.key("clinical"))
    refused = shop.run(*by_clinical)
    assert (refused.code, "has changed in the meantime" in refused.err) == (1, True)
    assert shop.run(*by_clinical).code == 0
    assert shop.run("verify", package).code == 0


def test_a_public_key_in_place_of_the_secret_one_is_called_so(shop: Workshop) -> None:
    public = shop.folder / "clinical.pub"
    public.write_text(CLINICAL.public.file(), "ascii")
    refused = shop.run("sign", shop.built(), "--role", "clinical", "--key", public)
    assert (refused.code, "it is a public key" in refused.err) == (1, True)


def test_a_version_that_cannot_be_counted_on_or_would_lock_out_others_is_refused(
    shop: Workshop,
) -> None:
    for version in ("2062.11", "2026.13", "2026.00"):
        refused = shop.run("new-version", shop.bundle, "--version", version)
        assert (refused.code, "no year and month of now" in refused.err) == (1, True)
    account = shop.bundle / "bundle.json"
    whole = account.read_text("utf-8")
    account.write_text(whole.replace('"2026.11"', '"2062.11.9999"'), "utf-8")
    refused = shop.run("new-version", shop.bundle)
    assert (refused.code, "no version of this month is left" in refused.err) == (1, True)
    account.write_text(whole.replace('"2026.11"', '"2062.11"'), "utf-8")
    assert shop.run("new-version", shop.bundle, "--json").json()["version"] == "2062.11.1"


def test_a_version_follows_none_of_other_content(shop: Workshop) -> None:
    before = files_of(shop.bundle)
    refused = shop.run("new-version", shop.bundle, "--from", paths.shipped_bundle())
    assert (refused.code, "that is other content" in refused.err) == (1, True)
    assert files_of(shop.bundle) == before


def test_a_folder_that_holds_no_bundle_is_told_so(shop: Workshop) -> None:
    refused = shop.run("new-version", shop.folder)
    assert (refused.code, "bundle.json: the file is missing" in refused.err) == (1, True)
    refused = shop.run("new-version", shop.signed())
    assert (refused.code, "is no folder" in refused.err) == (2, True)
    assert "it is a folder" in shop.run("verify", shop.folder).err


def test_a_flood_of_problems_is_cut_on_the_terminal(shop: Workshop) -> None:
    many = ",".join(f'"{number}": 0' for number in range(9000)).encode()
    inside = read_container(shop.built().read_bytes(), "small")
    shop.package.write_bytes(write_container({**inside, "manifest.json": b"{" + many + b"}"}))
    refused = shop.run("verify", shop.package)
    assert (refused.code, len(refused.out.splitlines()) < 250) == (1, True)
    assert " more\n" in refused.out


def test_a_role_that_does_not_sign_such_packages_is_wrong_use(shop: Workshop) -> None:
    package = shop.built()
    before = package.read_bytes()
    for role in ("root", "local"):
        refused = shop.run("sign", package, "--role", role, "--key", shop.key("root"))
        assert refused.code == 2
        assert "is signed as clinical and release" in refused.err
    assert package.read_bytes() == before


def test_an_encrypted_key_signs_with_a_password_from_a_file(shop: Workshop) -> None:
    listed = root_json()
    listed["keys"][1]["publicKey"] = OF_ENCRYPTED
    shop.appoint(listed)
    package, secret = shop.built(), shop.folder / "locked.key"
    secret.write_text(ENCRYPTED, "ascii")
    password = shop.folder / "password"
    sign_it = ("sign", package, "--role", "release", "--key", secret, "--password-file", password)
    assert shop.run(*sign_it).code == 2
    password.write_text("wrong\n", "utf-8")
    refused = shop.run(*sign_it)
    assert refused.code == 1
    assert "the password does not open this key" in refused.err
    password.write_bytes(b"pw\r\n")
    done = shop.run(*sign_it)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("text", ["", "x\n", "untrusted comment: x\nAAAA\n", "\x00" * 5000])
def test_what_is_no_secret_key_does_not_sign(shop: Workshop, text: str) -> None:
    package, secret = shop.built(), shop.folder / "no.key"
    secret.write_text(text, "utf-8")
    before = package.read_bytes()
    refused = shop.run("sign", package, "--role", "release", "--key", secret)
    assert refused.code == 1
    assert "secret key" in refused.err
    assert package.read_bytes() == before
    assert shop.run("sign", package, "--role", "release", "--key", shop.folder / "no").code == 3


def test_a_signature_made_on_another_machine_is_put_in(shop: Workshop) -> None:
    package, made = shop.built(), shop.folder / "manifest.json.minisig"
    manifest = read_container(package.read_bytes(), "small")["manifest.json"]
    shop.run("sign", package, "--role", "clinical", "--key", shop.key("clinical"))
    made.write_bytes(sign(manifest + b"x", RELEASE, "elsewhere").as_bytes())
    refused = shop.run("add-signature", package, made, "--role", "release")
    assert refused.code == 1
    assert "not of this content" in refused.err
    made.write_bytes(sign(manifest, RELEASE, "elsewhere").as_bytes())
    assert shop.run("add-signature", package, made, "--role", "release").code == 0
    assert shop.run("verify", package).code == 0
    made.write_bytes(b"x")
    assert shop.run("add-signature", package, made, "--role", "release").code == 1


def test_a_list_of_keys_is_built_signed_and_verified(shop: Workshop) -> None:
    folder = shop.folder / "root-2"
    folder.mkdir()
    listed = root_json({"clinical": [CLINICAL], "release": [RELEASE], "root": [key(3), key(4)]})
    (folder / "root.json").write_text(json.dumps(listed | {"version": 2}), "utf-8")
    package = shop.folder / "root-2.plexivig"
    assert shop.run("build", folder, package).code == 0
    for number in (3, 4):
        assert shop.run("verify", package).code == 1
        secret = shop.put_key(f"root-{number}", key(number))
        assert shop.run("sign", package, "--role", "root", "--key", secret).code == 0
    told = shop.run("verify", package, "--json")
    assert told.code == 0
    assert (told.json()["kind"], told.json()["version"]) == ("root", "2")


def test_an_overlay_is_verified_by_the_keys_that_are_named(shop: Workshop) -> None:
    house = shop.folder / "house.plexivig"
    house.write_bytes(packed(overlay(), STRANGER))
    public, other = shop.folder / "a.pub", shop.folder / "b.pub"
    public.write_text(STRANGER.public.file(), "ascii")
    other.write_text(f"{CLINICAL.public.text()}\n", "ascii")
    assert shop.run("verify", house).code == 1
    assert shop.run("verify", house, "--public-key", other).code == 1
    told = shop.run("verify", house, "--public-key", other, "--public-key", public)
    assert told.code == 0, told.out
    assert STRANGER.public.id in told.out
    other.write_text("x", "utf-8")
    assert shop.run("verify", house, "--public-key", other).code == 3


def test_the_keys_are_told_with_roles_and_days(shop: Workshop) -> None:
    told = shop.run("keys", "--json").json()
    assert (told["version"], told["expires"], told["expired"]) == (1, "2027-11-26", False)
    assert [(it["role"], it["id"]) for it in told["keys"]][:2] == [
        ("clinical", CLINICAL.public.id),
        ("release", RELEASE.public.id),
    ]
    shown = shop.run("keys").out
    assert "root: 2 must sign" in shown
    assert CLINICAL.public.id in shown
    late = shop.run("keys", today=date(2028, 1, 1))
    assert "which is over" in late.out
    refused = shop.run("verify", shop.signed(), "--json", today=date(2028, 1, 1))
    assert refused.code == 1
    assert refused.json()["steps"][-1]["state"] == "failed"
    shop.appoint(root_json({}))
    assert "no keys have been appointed" in shop.run("keys").out
    (shop.trust / "root.json").write_text("{", "utf-8")
    damaged = shop.run("keys")
    assert damaged.code == 3
    assert "root.json" in damaged.err


def test_content_that_a_newer_program_is_needed_for_is_not_called_in_order(
    shop: Workshop,
) -> None:
    labels = Labels("house", "1", date(2026, 11, 1), date(2027, 1, 1), "99.0")
    house = shop.folder / "house.plexivig"
    data = build_package("overlay", {"overlay.json": b"{}"}, labels)
    house.write_bytes(add_signature(data, "house", "local", STRANGER))
    public = shop.folder / "a.pub"
    public.write_text(STRANGER.public.file(), "ascii")
    told = shop.run("verify", house, "--public-key", public, "--json").json()["steps"]
    assert [step["state"] for step in told[-3:]] == ["ok", "not tried", "failed"]
