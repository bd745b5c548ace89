# Keys, certificates and revocation lists, checked with the openssl program.
directory '/etc/ssl/site'

openssl_rsa_private_key '/etc/ssl/site/rsa.pem' do
  key_length 2048
  key_pass 'secret'
  key_cipher 'aes-256-cbc'
  mode '0400'
end

openssl_rsa_public_key '/etc/ssl/site/rsa.pub' do
  private_key_path '/etc/ssl/site/rsa.pem'
  private_key_pass 'secret'
  owner 'root'
  group 'ssl-cert'
  mode '0640'
  only_if 'getent group ssl-cert'
end

openssl_rsa_public_key 'rsa, for all' do
  path '/etc/ssl/site/rsa-all.pub'
  private_key_content lazy { ::File.read('/etc/ssl/site/rsa.pem') }
  private_key_pass 'secret'
end

openssl_ec_private_key '/etc/ssl/site/ec.pem' do
  key_curve 'secp384r1'
  owner 'root'
  group 'root'
end

openssl_ec_public_key '/etc/ssl/site/ec.pub' do
  private_key_path '/etc/ssl/site/ec.pem'
end

openssl_dhparam '/etc/ssl/site/dh.pem' do
  key_length 1024
  generator 2
end

# An authority, a certificate signed by it from a request, and its list of revoked certificates.
openssl_x509_certificate '/etc/ssl/site/ca.crt' do
  common_name 'Site CA'
  org 'Example'
  org_unit 'Tests'
  country 'AT'
  state 'Vienna'
  city 'Vienna'
  email 'ca@example.com'
  expire 3650
  key_type 'ec'
  key_curve 'prime256v1'
  extensions('keyUsage' => { 'values' => %w(keyCertSign cRLSign), 'critical' => true })
end

openssl_x509_request '/etc/ssl/site/web.csr' do
  common_name 'web.example.com'
  org 'Example'
  key_type 'rsa'
  key_length 2048
end

openssl_x509_certificate '/etc/ssl/site/web.crt' do
  csr_file '/etc/ssl/site/web.csr'
  ca_cert_file '/etc/ssl/site/ca.crt'
  ca_key_file '/etc/ssl/site/ca.key'
  subject_alt_name ['DNS:web.example.com', 'IP:192.0.2.7']
  extensions('extendedKeyUsage' => { 'values' => %w(serverAuth), 'critical' => false })
  renew_before_expiry 30
  expire 90
  mode '0644'
end

openssl_x509_certificate '/etc/ssl/site/self.crt' do
  common_name 'self.example.com'
  key_file '/etc/ssl/site/self.pem'
end

openssl_x509_crl '/etc/ssl/site/ca.crl' do
  ca_cert_file '/etc/ssl/site/ca.crt'
  ca_key_file '/etc/ssl/site/ca.key'
  serial_to_revoke 'C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F'
  revocation_reason 4
  expire 20
  renewal_threshold 2
end
