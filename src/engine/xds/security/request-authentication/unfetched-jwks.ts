const MODULUS = [
  '0xObjM0UvS_oaazjpEYlAbwctEJ4L8pH3OuTb7qth7gUwqet-EzQB4dgFdvSdMgrLnSncQGRjpEYz3F3viIbH-3EN3TxSlPNviHxeOdyiBVfumN8dM',
  'xbLvVJUpfNOnvmMxJcl-8NNjAwcOjk4otSALaYgYYyOPyvKtgVdrQr-FoubWX4yrjxW-MJ2-7OBeepUUNOsVwGV23YX03sVkkyvY3otRflkBcY3_HK',
  'pBxJl9wk2GyOShN4_PNUF9-vwfnvOXMbCDX-w4PTef4geeb_GiT40YCKHTKMSPVanGRn5GExIWmki-mmqh94-mPTJyBR74ShspL3BxPZitDL574T1w',
].join('')

/**
 * The key set that istiod pushes in place of one that it cannot fetch: a public key whose private half nobody has, so that every token is
 * refused. Nothing is fetched here, so a `jwksUri` always gives it. Istio: pilot/pkg/model/jwks_resolver.go#PublicOnlyJwks
 */
export const UNFETCHED_JWKS = `{
  "keys": [
    {
      "kty": "RSA",
      "e": "AQAB",
      "n": "${MODULUS}"
    }
  ]
}`
