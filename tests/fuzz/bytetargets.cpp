// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolfeed.h"
#include "core/domain/vehicle/invoicepicture.h"
#include "core/protocol/signing.h"
#include "core/storage/sealer.h"
#include "core/storage/secretstore.h"
#include "core/sync/keypin.h"
#include "server/http/tls.h"
#include "server/services/secret.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/seededrandom.h"
#include "ui/imaging/invoicereader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

// Bytes that are no text: pictures, certificates, sealed records, signatures, the cache of the pool and its
// feed.

namespace xuanhao::fuzz {

namespace {

/// 4 x 3 x 2 serials.
const SerialRules& smallRules()
{
    static const SerialRules rules(3, {SerialBox{{0b1111, 0b111, 0b11, 0, 0, 0}}});
    return rules;
}

QByteArray savedPool()
{
    PoolIndex pool(smallRules());
    for (SerialIndex i = 0; i < smallRules().size(); i += 5)
        pool.insert(i);
    return pool.save(7);
}

} // namespace

/// What central accepts as a picture of an invoice is framed as one and has a size.
void fuzzJpeg(const QByteArray& bytes)
{
    const auto size = checkInvoiceJpeg(bytes);
    if (!size) {
        XUANHAO_CHECK(!wireWord(size.error()).isEmpty());
        return;
    }
    XUANHAO_CHECK(bytes.startsWith("\xff\xd8") && bytes.endsWith("\xff\xd9"));
    for (const int side : {size->width, size->height})
        XUANHAO_CHECK(side >= InvoicePicture::kMinSide && side <= InvoicePicture::kMaxSide);
}

/// A picture from the clerk's disk becomes one that central accepts, or is refused.
void fuzzPicture(const QByteArray& bytes)
{
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("picture")));
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto picture = readInvoicePicture(file.fileName());
    if (picture)
        XUANHAO_CHECK(checkInvoiceJpeg(picture->jpeg).hasValue());
    const QSize within(120, 90);
    const QImage thumbnail = thumbnailOf(bytes, within);
    XUANHAO_CHECK(thumbnail.width() <= within.width() && thumbnail.height() <= within.height());
}

/// The reader of certificates made by hand agrees with OpenSSL wherever that can read one.
void fuzzCertificate(const QByteArray& bytes)
{
    const auto info = subjectPublicKeyInfo(bytes);
    XUANHAO_CHECK(!info || bytes.contains(*info));
    XUANHAO_CHECK(keyPin(bytes).size() == (info ? 44 : 0));
    const QByteArray pem =
        "-----BEGIN CERTIFICATE-----\n" + bytes.toBase64() + "\n-----END CERTIFICATE-----\n";
    if (const auto pin = spkiPin(pem))
        XUANHAO_CHECK(pin->toLatin1() == keyPin(bytes));
    (void)spkiPin(bytes);
}

/// Sealed records open as what was sealed, and not at all when a bit of them, of their row or their key
/// differs.
void fuzzSealed(const QByteArray& bytes)
{
    test::SeededRandom random(5);
    const Sealer sealer(Sensitive<QByteArray>(randomBytes(random, SecretStore::kKeyBytes)), random);
    const ServerSecret secret = ServerSecret::create(random);
    const QByteArray row = "case/1";
    const QString owner = QStringLiteral("account/1");
    // Under keys that seal nothing here: libFuzzer learns what is sealed below.
    const Sealer other(Sensitive<QByteArray>(randomBytes(random, SecretStore::kKeyBytes)), random);
    XUANHAO_CHECK(!other.open(row, bytes) && !ServerSecret::create(random).open(bytes, owner));
    const QByteArray sealed = sealer.seal(row, bytes);
    XUANHAO_CHECK(sealer.open(row, sealed) == bytes);
    const QByteArray kept = secret.seal(bytes, owner, random);
    XUANHAO_CHECK(secret.open(kept, owner) == bytes);
    const QByteArray otherSealed = patched(sealed, bytes);
    XUANHAO_CHECK(otherSealed == sealed || !sealer.open(row, otherSealed));
    const QByteArray otherKept = patched(kept, bytes);
    XUANHAO_CHECK(otherKept == kept || !secret.open(otherKept, owner));
    const QByteArray otherRow = patched(row, bytes);
    XUANHAO_CHECK(otherRow == row || !sealer.open(otherRow, sealed));
}

/// A signature proves one request: any other text, key or signature fails.
void fuzzSignature(const QByteArray& bytes)
{
    static const CounterKey key = [] {
        test::SeededRandom random(6);
        return CounterKey::create(random);
    }();
    const QByteArray text =
        signedText("POST", "/v1/accounts", fromMilliseconds(1'795'400'000'000LL), "0123456789abcdef", bytes);
    const QByteArray signature = sign(text, key);
    XUANHAO_CHECK(isSignatureOf(signature, text, key.publicKey));
    const QByteArray otherText = patched(text, bytes);
    const QByteArray otherSignature = patched(signature, bytes);
    const QByteArray otherKey = patched(key.publicKey, bytes);
    XUANHAO_CHECK(otherText == text || !isSignatureOf(signature, otherText, key.publicKey));
    XUANHAO_CHECK(otherSignature == signature || !isSignatureOf(otherSignature, text, key.publicKey));
    XUANHAO_CHECK(otherKey == key.publicKey || !isSignatureOf(signature, text, otherKey));
    XUANHAO_CHECK(CounterKey::fromSeed(bytes).has_value() == (bytes.size() == 32));
}

/// The counter's cache of the pool: a changed byte is noticed, and what loads is saved as the same.
void fuzzPool(const QByteArray& bytes)
{
    const QByteArray saved = savedPool();
    const auto loaded = PoolIndex::load(smallRules(), saved);
    XUANHAO_CHECK(loaded && loaded->poolVersion == 7 && loaded->pool.save(7) == saved);
    const QByteArray other = patched(saved, bytes);
    XUANHAO_CHECK(other == saved || !PoolIndex::load(smallRules(), other));
    const auto whole = PoolIndex::load(smallRules(), bytes);
    XUANHAO_CHECK(!whole || whole->pool.count() <= smallRules().size());
}

/// The feed of the pool: whoever can write the checksum can write any content. What is taken names numbers of
/// the pool only, is the one way to write it, and changes a pool to what it promises or not at all.
void fuzzFeed(const QByteArray& bytes)
{
    constexpr PlateKind kKind = PlateKind::LargeNewEnergy;
    static const PoolIndex before = [] {
        PoolIndex pool(SerialRules::of(kKind));
        for (SerialIndex i = 0; i < pool.rules().size(); i += 5'000)
            pool.insert(i);
        return pool;
    }();
    const QByteArray frame = bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(8);
    XUANHAO_CHECK(!PoolDelta::fromFrame(kKind, bytes) && !readPoolSnapshot(kKind, bytes));
    if (const auto snapshot = readPoolSnapshot(kKind, frame)) {
        const auto version = static_cast<std::uint32_t>(snapshot->poolVersion);
        XUANHAO_CHECK(poolSnapshotFrame(kKind, snapshot->pool, version) == frame);
    }
    const auto delta = PoolDelta::fromFrame(kKind, frame);
    if (!delta)
        return;
    XUANHAO_CHECK(delta->toFrame() == frame);
    PoolIndex pool = before;
    const bool isApplied = delta->applyTo(pool);
    XUANHAO_CHECK(isApplied ? pool.setHash() == delta->hashAfter : pool == before);
}

} // namespace xuanhao::fuzz
