// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/tls.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace xuanhao {

namespace {

template <auto freeFunction>
struct Freed
{
    template <typename T>
    void operator()(T* pointer) const
    {
        freeFunction(pointer);
    }
};
void freeNames(GENERAL_NAMES* names)
{
    GENERAL_NAMES_free(names);
}
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<freeNames>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr int kDays = 3650;

TlsError opensslError(const char* step)
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    return {QStringLiteral("OpenSSL failed to %1 (%2).")
                .arg(QLatin1String(step), QLatin1String(code ? ERR_reason_error_string(code) : "no reason"))};
}

bool isDnsName(const QString& name)
{
    return !name.isEmpty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'-');
    });
}

/// The names as an extension, built without OpenSSL's text form, in which a comma begins another name.
bool addNames(X509* certificate, const QStringList& names)
{
    const Names list(sk_GENERAL_NAME_new_null());
    for (const QString& name : names) {
        const QByteArray text = name.toLatin1();
        GENERAL_NAME* entry = GENERAL_NAME_new();
        if (ASN1_OCTET_STRING* address = a2i_IPADDRESS(text.constData())) {
            GENERAL_NAME_set0_value(entry, GEN_IPADD, address);
        } else {
            ASN1_IA5STRING* dns = ASN1_IA5STRING_new();
            ASN1_STRING_set(dns, text.constData(), static_cast<int>(text.size()));
            GENERAL_NAME_set0_value(entry, GEN_DNS, dns);
        }
        sk_GENERAL_NAME_push(list.get(), entry);
    }
    ERR_clear_error(); // a2i_IPADDRESS leaves one for every DNS name
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, list.get(), 0, 0) == 1;
}

bool addExtension(X509* certificate, int nid, const char* value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509* certificate, RandomSource& random)
{
    QByteArray bytes = randomBytes(random, 16);
    bytes[0] = static_cast<char>((bytes.at(0) & 0x3f) | 0x40); // positive, and always 16 bytes
    const Number number(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.constData()),
                                  static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setValidity(X509* certificate, Instant now)
{
    std::time_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    return X509_time_adj_ex(X509_getm_notBefore(certificate), -1, 0, &seconds) &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), kDays, 0, &seconds);
}

bool setSubject(X509* certificate, const QString& commonName)
{
    const QByteArray text = commonName.left(64).toLatin1(); // the upper bound of X.520
    X509_NAME* subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char*>(text.constData()),
                                      static_cast<int>(text.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

QByteArray contents(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

Expected<Done, TlsError> writePrivately(const QString& path, const QByteArray& bytes)
{
    if (QFile::exists(path))
        return Unexpected{
            TlsError{QStringLiteral("The file %1 exists already and is not replaced.").arg(path)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return Unexpected{
            TlsError{QStringLiteral("The file %1 cannot be written: %2").arg(path, file.errorString())}};
    return Done{};
}

} // namespace

Expected<TlsMaterial, TlsError> makeSelfSigned(const QStringList& names, const Clock& clock,
                                               RandomSource& random)
{
    if (names.isEmpty() || names.size() > 50)
        return Unexpected{TlsError{QStringLiteral("A certificate needs 1 to 50 names or addresses.")}};
    for (const QString& name : names) {
        ASN1_OCTET_STRING* address = a2i_IPADDRESS(name.toLatin1().constData());
        const bool isAddress = address != nullptr;
        ASN1_OCTET_STRING_free(address);
        if (!isAddress && !isDnsName(name))
            return Unexpected{
                TlsError{QStringLiteral("\"%1\" is neither a DNS name nor an IP address.").arg(name)}};
    }
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate)
        return Unexpected{opensslError("make a key")};
    const bool isMade =
        X509_set_version(certificate.get(), X509_VERSION_3) == 1 && setSerial(certificate.get(), random) &&
        setValidity(certificate.get(), clock.now()) && setSubject(certificate.get(), names.first()) &&
        X509_set_pubkey(certificate.get(), key.get()) == 1 &&
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(certificate.get(), NID_ext_key_usage, "serverAuth") &&
        addNames(certificate.get(), names) && X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0;
    if (!isMade)
        return Unexpected{opensslError("make a certificate")};
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return Unexpected{opensslError("write a certificate")};
    return TlsMaterial{.certificatePem = contents(certificateText.get()),
                       .keyPem = Sensitive(contents(keyText.get()))};
}

Expected<Done, TlsError> writeTlsFiles(const TlsMaterial& material, const TlsFiles& files)
{
    if (auto written = writePrivately(files.keyPath, material.keyPem.clear()); !written)
        return written;
    return writePrivately(files.certificatePath, material.certificatePem);
}

std::optional<Instant> certificateEnd(const QByteArray& pem)
{
    const Bio text(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    std::tm end{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1)
        return std::nullopt;
    return Instant(std::chrono::seconds(timegm(&end)));
}

Expected<QString, TlsError> spkiPin(const QByteArray& pem)
{
    const Bio certificateText(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr));
    Key key;
    if (certificate) {
        key.reset(X509_get_pubkey(certificate.get()));
    } else {
        const Bio keyText(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
        key.reset(PEM_read_bio_PUBKEY(keyText.get(), nullptr, nullptr, nullptr));
    }
    unsigned char* der = nullptr;
    const int size = key ? i2d_PUBKEY(key.get(), &der) : -1;
    ERR_clear_error();
    if (size <= 0)
        return Unexpected{
            TlsError{QStringLiteral("There is no certificate and no public key in this text.")}};
    const QByteArray info(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return QString::fromLatin1(QCryptographicHash::hash(info, QCryptographicHash::Sha256).toBase64());
}

} // namespace xuanhao
