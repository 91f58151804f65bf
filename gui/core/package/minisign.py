"""Keys and signatures in the files of minisign, and the signatures themselves by libsodium.

Only signatures over a hash of the data ("ED") are known, the kind that minisign makes since 0.10,
with the first line that it writes unless told otherwise. Each text has one form: what is read is
written again and compared. Format: https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

_ALGORITHM, _HASHED, _LEGACY = b"Ed", b"ED", b"Ed"
_NO_PASSWORD, _SCRYPT, _BLAKE2B = b"\0\0", b"Sc", b"B2"
_ID_BYTES, _PUBLIC_BYTES, _SECRET_BYTES, _SIGNATURE_BYTES = 8, 32, 64, 64
_HASH_BYTES, _CHECKSUM_BYTES, _SALT_BYTES = 64, 32, 32
_SECRET_FILE_BYTES = 158
_MOST_OPERATIONS, _MOST_MEMORY = 2**26, 2**31
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_FIRST_LINE = f"{_UNTRUSTED}signature from minisign secret key"
_COMMENT = re.compile(r"[\x20-\x7e\t]{0,1000}\Z")
DEVELOPMENT = b"DEV"
MAX_KEY_BYTES = 4096
MAX_SIGNATURE_BYTES = 2048


class MinisignError(ValueError):
    """A key or a signature that is not as it must be; the message is a sentence."""


class WrongPasswordError(MinisignError):
    """A secret key that the password does not open."""


class PublicKey(NamedTuple):
    """What a signature is checked with."""

    key_id: bytes
    key: bytes

    @property
    def id(self) -> str:
        """The key's number, 16 hexadecimal digits; minisign leaves out zeros at its beginning."""
        return shown_id(self.key_id)

    @property
    def is_development(self) -> bool:
        """Whether it is a key for trying out, which no release takes."""
        return self.key_id.startswith(DEVELOPMENT)

    def text(self) -> str:
        """The line that minisign calls the public key."""
        return base64.b64encode(_ALGORITHM + self.key_id + self.key).decode("ascii")

    def file(self) -> str:
        """What minisign writes into a file `.pub`."""
        return f"{_UNTRUSTED}minisign public key {self.id.lstrip('0') or '0'}\n{self.text()}\n"


class SecretKey(NamedTuple):
    """What is signed with; it is never printed, compared or kept."""

    key_id: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"SecretKey({shown_id(self.key_id)})"

    @property
    def public(self) -> PublicKey:
        """The public key of the pair."""
        return PublicKey(self.key_id, self.secret[-_PUBLIC_BYTES:])

    def file(self) -> str:
        """What minisign writes with `-G -W` into a file: the key, open to whoever reads it."""
        head = _ALGORITHM + _NO_PASSWORD + _BLAKE2B + bytes(_SALT_BYTES + 16)
        inner = self.key_id + self.secret + bytes(_CHECKSUM_BYTES)
        encoded = base64.b64encode(head + inner).decode("ascii")
        return f"{_UNTRUSTED}minisign encrypted secret key\n{encoded}\n"


class Signature(NamedTuple):
    """What a file `.minisig` holds: a signature of the data, and one of that and a comment."""

    key_id: bytes
    signature: bytes
    trusted_comment: str
    comment_signature: bytes

    @property
    def id(self) -> str:
        """The number of the key that made it."""
        return shown_id(self.key_id)

    def as_bytes(self) -> bytes:
        """The one form in which it is written."""
        head = base64.b64encode(_HASHED + self.key_id + self.signature).decode("ascii")
        tail = base64.b64encode(self.comment_signature).decode("ascii")
        return f"{_FIRST_LINE}\n{head}\n{_TRUSTED}{self.trusted_comment}\n{tail}\n".encode("ascii")


def shown_id(key_id: bytes) -> str:
    """A key's number: 16 hexadecimal digits."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def read_public_key(text: str) -> PublicKey:
    """The key in a line of base64, or in a file `.pub`.

    Raises:
        MinisignError: there is none in it.
    """
    lines = text.strip().splitlines()
    if len(lines) == 2 and lines[0].startswith(_UNTRUSTED):
        del lines[0]
    if len(lines) != 1 or len(text) > MAX_KEY_BYTES:
        raise MinisignError("it is no public key of minisign")
    data = _decode(lines[0].strip(), 2 + _ID_BYTES + _PUBLIC_BYTES, "a public key of minisign")
    if data[:2] != _ALGORITHM:
        raise MinisignError("it is no public key of minisign: its kind is unknown")
    return PublicKey(data[2:10], data[10:])


def read_signature(data: bytes) -> Signature:
    """The signature in a file `.minisig`.

    Raises:
        MinisignError: it has not the one form that a signature has.
    """
    if len(data) > MAX_SIGNATURE_BYTES:
        raise MinisignError(f"it is larger than {MAX_SIGNATURE_BYTES} bytes")
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise MinisignError("it is no signature of minisign: it is not plain ASCII") from error
    if len(lines) != 5 or lines[4] or not lines[2].startswith(_TRUSTED):
        raise MinisignError("it is no signature of minisign, which has four lines")
    head = _decode(lines[1], 2 + _ID_BYTES + _SIGNATURE_BYTES, "a signature of minisign")
    comment = lines[2].removeprefix(_TRUSTED)
    if head[:2] == _LEGACY:
        raise MinisignError(
            "it is a signature of the old kind, without a hash; sign again without -l"
        )
    if head[:2] != _HASHED:
        raise MinisignError("it is a signature of an unknown kind")
    if not _COMMENT.match(comment):
        raise MinisignError("its trusted comment is too long or not plain ASCII")
    tail = _decode(lines[3], _SIGNATURE_BYTES, "a signature of minisign")
    signature = Signature(head[2:10], head[10:], comment, tail)
    if signature.as_bytes() != data:
        raise MinisignError(f"its first line must be: {_FIRST_LINE}")
    return signature


def is_encrypted(text: str) -> bool:
    """Whether a secret key needs a password.

    Raises:
        MinisignError: it is no secret key.
    """
    return _secret_bytes(text)[2:4] == _SCRYPT


def read_secret_key(text: str, password: bytes = b"") -> SecretKey:
    """The key in a file that `minisign -G` made.

    Raises:
        WrongPasswordError: the password does not open it.
        MinisignError: it is no secret key, or is damaged.
    """
    data = _secret_bytes(text)
    head, inner = data[:54], data[54:]
    if head[2:4] == _SCRYPT:
        stream = _scrypt(password, head[6:38], head[38:46], head[46:54])
        inner = bytes(one ^ other for one, other in zip(inner, stream, strict=True))
        if _checksum(inner) != inner[-_CHECKSUM_BYTES:]:
            raise WrongPasswordError("the password does not open this key")
    elif inner[-_CHECKSUM_BYTES:] not in (bytes(_CHECKSUM_BYTES), _checksum(inner)):
        raise MinisignError("the secret key is damaged: its checksum differs")
    secret = inner[_ID_BYTES : _ID_BYTES + _SECRET_BYTES]
    if _pair(secret[:32]) != secret:
        raise MinisignError("the secret key is damaged: its two halves are of different keys")
    return SecretKey(inner[:_ID_BYTES], secret)


def new_secret_key(key_id: bytes, seed: bytes) -> SecretKey:
    """A key made of 32 random bytes, with a number of 8 bytes."""
    if len(key_id) != _ID_BYTES:
        raise MinisignError(f"the number of a key has {_ID_BYTES} bytes")
    return SecretKey(key_id, _pair(seed))


def sign(data: bytes, secret: SecretKey, trusted_comment: str) -> Signature:
    """Sign some bytes, and with them a comment that nobody can change afterwards.

    Raises:
        MinisignError: the comment has other characters than plain ASCII.
    """
    from nacl.bindings import crypto_sign

    if not _COMMENT.match(trusted_comment):
        raise MinisignError("the comment is too long or not plain ASCII")
    signature = crypto_sign(_hash(data), secret.secret)[:_SIGNATURE_BYTES]
    covered = signature + trusted_comment.encode("ascii")
    comment_signature = crypto_sign(covered, secret.secret)[:_SIGNATURE_BYTES]
    return Signature(secret.key_id, signature, trusted_comment, comment_signature)


def verify(data: bytes, signature: Signature, public: PublicKey) -> None:
    """Check that a key signed these bytes and that comment.

    Raises:
        MinisignError: it did not.
    """
    if signature.key_id != public.key_id:
        raise MinisignError(f"the key {signature.id} made it, not {public.id}")
    if not _is_signed(_hash(data), signature.signature, public.key):
        raise MinisignError("the signature is not of this content and this key")
    covered = signature.signature + signature.trusted_comment.encode("ascii")
    if not _is_signed(covered, signature.comment_signature, public.key):
        raise MinisignError("the trusted comment was altered")


def _is_signed(data: bytes, signature: bytes, key: bytes) -> bool:
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import CryptoError

    try:
        crypto_sign_open(signature + data, key)
    except CryptoError:
        return False
    return True


def _decode(line: str, size: int, what: str) -> bytes:
    try:
        data = base64.b64decode(line.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise MinisignError(f"it is not {what}: it is no base64") from error
    if len(data) != size or base64.b64encode(data) != line.encode("ascii"):
        raise MinisignError(f"it is not {what}: it is too long, too short or written otherwise")
    return data


def _secret_bytes(text: str) -> bytes:
    lines = text.strip().splitlines()
    if len(text) > MAX_KEY_BYTES or len(lines) != 2 or not lines[0].startswith(_UNTRUSTED):
        raise MinisignError("it is no secret key of minisign, which has two lines")
    if lines[0].startswith(f"{_UNTRUSTED}minisign public key"):
        raise MinisignError("it is a public key of minisign, and the secret one is wanted")
    data = _decode(lines[1].strip(), _SECRET_FILE_BYTES, "a secret key of minisign")
    if data[:2] != _ALGORITHM or data[4:6] != _BLAKE2B:
        raise MinisignError("it is no secret key of minisign: its kind is unknown")
    if data[2:4] not in (_SCRYPT, _NO_PASSWORD):
        raise MinisignError("the secret key is encrypted in an unknown way")
    return data


def _checksum(inner: bytes) -> bytes:
    return _hash(_ALGORITHM + inner[: _ID_BYTES + _SECRET_BYTES], _CHECKSUM_BYTES)


def _hash(data: bytes, size: int = _HASH_BYTES) -> bytes:
    from nacl.bindings import crypto_generichash_blake2b_salt_personal

    return bytes(crypto_generichash_blake2b_salt_personal(data, digest_size=size))


def _pair(seed: bytes) -> bytes:
    from nacl.bindings import crypto_sign_seed_keypair

    return crypto_sign_seed_keypair(seed)[1]


def _scrypt(password: bytes, salt: bytes, operations: bytes, memory: bytes) -> bytes:
    from nacl.bindings import (
        crypto_pwhash_scryptsalsa208sha256_ll,
        nacl_bindings_pick_scrypt_params,
    )
    from nacl.exceptions import CryptoError

    most, limit = int.from_bytes(operations, "little"), int.from_bytes(memory, "little")
    if most > _MOST_OPERATIONS or limit > _MOST_MEMORY:
        raise MinisignError("the secret key asks for more than 2 GB of memory to be opened")
    size = _SECRET_FILE_BYTES - 54
    try:
        power, r, p = nacl_bindings_pick_scrypt_params(most, limit)
        return crypto_pwhash_scryptsalsa208sha256_ll(
            password, salt, 1 << power, r, p, dklen=size, maxmem=_MOST_MEMORY
        )
    except (CryptoError, MemoryError) as error:
        raise MinisignError(
            f"there is not enough memory to open the secret key: {limit // 2**20} MB are needed"
        ) from error
