"""The settings: where they come from, what they may say, and what README says of them."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from analysis import settings
from analysis.commands import app
from analysis.corpus import default_path
from analysis.settings import FORMS, Settings, SettingsError, load, variable

README = (ROOT / "README.md").read_text(encoding="utf-8")
AUTH = (
    '[auth]\nredirect_uri = "https://haluan.example.org/oauth2callback"\n'
    f'cookie_secret = "{"s" * 32}"\nclient_id = "haluan"\nclient_secret = "hush"\n'
    'server_metadata_url = "https://id.example.org/.well-known/openid-configuration"\n'
)
SIGN_IN = {"HALUAN_ACCESS": "sign-in", "HALUAN_OWNERS": "ana@example.org"}


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "secrets.toml"


def faults(environment, *places):
    with pytest.raises(SettingsError) as caught:
        load(environment, places)
    return list(caught.value.faults)


def test_nothing_said_is_the_defaults():
    assert load({}, []) == Settings(corpus=default_path())


def test_every_setting_but_the_providers_has_a_form():
    assert set(FORMS) == {each.name for each in dataclasses.fields(Settings)} - {"providers"}


def test_the_environment_goes_before_the_file(file):
    file.write_text('[haluan]\nfiles_per_hour = 7\nlinks = false\ncorpus = "/srv/c.sqlite"\n')
    found = load({"HALUAN_FILES_PER_HOUR": " 9 ", "HALUAN_LINKS": ""}, [file])
    assert (found.files_per_hour, found.links, found.corpus) == (9, False, "/srv/c.sqlite")


def test_the_projects_file_goes_before_the_persons_own(tmp_path, file):
    own = tmp_path / "own.toml"
    own.write_text("[haluan]\nfiles_per_hour = 1\n")
    file.write_text("[haluan]\nfiles_per_hour = 2\n")
    assert load({}, [own, file]).files_per_hour == 2


def test_people_are_a_list_or_stand_apart_by_commas(file):
    file.write_text('[haluan]\ncontributors = ["li@example.org", "@example.net"]\n' + AUTH)
    found = load({**SIGN_IN, "HALUAN_VIEWERS": "@example.org, ,mei@ki.my"}, [file])
    assert found.owners == ("ana@example.org",)
    assert found.contributors == ("li@example.org", "@example.net")
    assert found.viewers == ("@example.org", "mei@ki.my")


def test_everyone_may_view_and_nothing_more(file):
    file.write_text(AUTH)
    assert load({**SIGN_IN, "HALUAN_VIEWERS": "everyone"}, [file]).viewers == ("everyone",)
    (fault,) = faults({**SIGN_IN, "HALUAN_OWNERS": "everyone"}, file)
    assert fault.startswith("HALUAN_OWNERS has an entry, number 1, that is neither an address")


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("ACCESS", "public", "must be one of open, read-only, sign-in."),
        ("LINKS", "perhaps", "must be yes or no."),
        ("UPLOAD_MEGABYTES", "0", "must be a whole number from 1 to 200."),
        ("UPLOAD_MEGABYTES", "201", "must be a whole number from 1 to 200."),
        ("FILES_PER_HOUR", "many", "must be a whole number from 0 to 1,000,000."),
        ("ARTICLES_PER_DAY", "1.5", "must be a whole number from 0 to 1,000,000."),
        ("PROVIDER_VERIFIES", "2", "must be yes or no."),
        ("CORPUS", "a\0b", "must be a path or a database’s address."),
        ("CORPUS", "postgresql:/haluan:hush@db/haluan", "must have :// behind postgresql."),
    ],
)
def test_a_wrong_value_is_a_sentence(name, value, fault):
    assert faults({f"HALUAN_{name}": value}) == [f"HALUAN_{name} {fault}"]


@pytest.mark.parametrize("entry", ["ana", "@", "ana@", "ana@b@example.org", "ana b@example.org"])
def test_what_is_no_address_is_told_by_its_place_and_not_repeated(entry):
    (fault,) = faults({"HALUAN_VIEWERS": f"li@example.org,{entry}"})
    assert fault == (
        "HALUAN_VIEWERS has an entry, number 2, that is neither an address (ana@example.org) "
        "nor a domain (@example.org)."
    )


@pytest.mark.parametrize("line", ["files_per_hour = true", "files_per_hour = 1.5", "owners = 3"])
def test_a_wrong_value_in_the_file_is_told_with_its_place(file, line):
    file.write_text(f"[haluan]\n{line}\n")
    (fault,) = faults({}, file)
    assert f"“{line.split()[0]}” in [haluan] of .streamlit/secrets.toml must be" in fault


def test_slips_of_the_pen_are_told_and_others_variables_left_alone(file):
    file.write_text("[haluan]\nowner = 1\n")
    told = faults({"HALUAN_OWNER": "x", "HALUAN_PORT": "tcp://1", "HALUAN_SERVICE_HOST": "1"}, file)
    assert told == [
        "HALUAN_OWNER is no setting: did you mean HALUAN_OWNERS?",
        "“owner” in [haluan] of .streamlit/secrets.toml is no setting: "
        "README tells which there are.",
    ]


def test_a_broken_file_is_a_sentence_without_what_it_holds(file):
    file.write_text('[auth]\nclient_secret = "hush" hush\n')
    assert faults({}, file) == [f"{file} is not TOML (at line 2, column 24): mend it there."]
    file.write_bytes(b"\xff")
    assert faults({}, file) == [f"{file} is not UTF-8 text: save it as such."]
    file.write_text("haluan = 1\n")
    assert faults({}, file) == [
        "“haluan” in .streamlit/secrets.toml must be a table: write [haluan] above its settings."
    ]


def test_a_folder_in_the_files_place_is_a_sentence(tmp_path):
    (fault,) = faults({}, tmp_path)
    assert fault == f"{tmp_path} can’t be read (Is a directory): allow it, or take it away."


def test_lists_of_people_without_sign_in_protect_nothing_and_are_refused():
    (fault,) = faults({"HALUAN_VIEWERS": "everyone"})
    assert fault == "HALUAN_VIEWERS says something only with HALUAN_ACCESS=sign-in: set that too."


def test_sign_in_needs_an_owner_and_a_provider(file):
    assert faults({"HALUAN_ACCESS": "sign-in"}) == [
        "HALUAN_OWNERS is missing: with sign-in, name at least one owner’s address.",
        "The table [auth] of .streamlit/secrets.toml is missing or names no provider: "
        "sign-in needs one.",
    ]
    file.write_text('[auth]\nclient_id = "haluan"\ncookie_secret = "short"\n')
    assert faults(SIGN_IN, file) == [
        "redirect_uri in [auth] of .streamlit/secrets.toml must be the page’s address with "
        "/oauth2callback behind.",
        "cookie_secret in [auth] of .streamlit/secrets.toml must have at least 32 characters, "
        "drawn by chance.",
        "client_secret in [auth] of .streamlit/secrets.toml is missing.",
        "server_metadata_url in [auth] of .streamlit/secrets.toml is missing.",
    ]


def test_providers_are_known_by_name(file):
    file.write_text(AUTH)
    assert load(SIGN_IN, [file]).providers == ("",)
    file.write_text(
        AUTH.replace("client_id", "[auth.work]\nclient_id") + '[auth.home]\nclient_id = "h"\n'
    )
    assert faults(SIGN_IN, file) == [
        "client_secret in [auth.home] of .streamlit/secrets.toml is missing.",
        "server_metadata_url in [auth.home] of .streamlit/secrets.toml is missing.",
    ]


def test_the_example_has_every_setting_and_lacks_the_secrets_alone():
    example = ROOT / ".streamlit" / "secrets.example.toml"
    told = [fault.split()[0] for fault in faults({}, example)]
    assert told == ["cookie_secret", "client_id", "client_secret"]
    written = set(re.findall(r"^(?:# )?(\w+) = ", example.read_text("utf-8"), re.MULTILINE))
    assert set(FORMS) <= written


def test_every_setting_is_in_readmes_table_with_its_default():
    section = README.partition("\n## Settings\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE))
    assert set(rows) == {variable(name) for name in FORMS}
    for each in dataclasses.fields(Settings):
        if isinstance(each.default, bool):
            assert rows[variable(each.name)] == ("yes" if each.default else "no")
        elif isinstance(each.default, int):
            assert rows[variable(each.name)] == f"{each.default:,}"


def test_the_default_files_are_the_persons_and_the_projects(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    places = settings.secrets.files()
    assert places == (
        tmp_path / ".streamlit" / "secrets.toml",
        ROOT / ".streamlit" / "secrets.toml",
    )


def command(monkeypatch, *arguments, **environment):
    """A command's exit code."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        app(list(arguments))
    return ended.value.code


def test_no_command_goes_on_with_a_wrong_setting(monkeypatch, tmp_path, capsys):
    place = tmp_path / "corpus.sqlite"
    wrong = {"HALUAN_LINKS": "maybe", "HALUAN_CORPUS": str(place)}
    assert command(monkeypatch, "sources", **wrong) == 2
    assert capsys.readouterr() == ("", "HALUAN_LINKS must be yes or no.\n")
    assert not place.exists()


def test_the_settings_are_listed_without_the_databases_password(monkeypatch, tmp_path, capsys):
    url = {"HALUAN_CORPUS": "postgresql+psycopg://haluan:hush@db/haluan"}
    assert command(monkeypatch, "settings", **url) == 0
    told = capsys.readouterr().out
    assert "hush" not in told
    assert [line.partition(":")[0] for line in told.splitlines()] == list(map(variable, FORMS))


def test_a_command_uses_the_corpus_that_the_file_names(monkeypatch, tmp_path, file, capsys):
    place = tmp_path / "named.sqlite"
    file.write_text(f'[haluan]\ncorpus = "{place}"\n')
    monkeypatch.delenv("HALUAN_CORPUS", raising=False)
    monkeypatch.setattr(settings, "files", lambda: (file,))
    assert command(monkeypatch, "sources") == 0
    assert f"The corpus is in {place}." in capsys.readouterr().out


def test_the_page_is_bound_to_ones_own_machine_unless_told_otherwise():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["address"] == "localhost"
    # A file may be as large as the settings allow at most.
    assert config["server"]["maxUploadSize"] == settings.LARGEST
