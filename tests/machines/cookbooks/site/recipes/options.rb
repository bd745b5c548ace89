# What may be said of each resource beside what the other recipes say.
package %w(csh ksh perl python3 openssl) do
  timeout 600
end

group 'options'

user 'options' do
  gid 'options'
  comment 'Options'
  home '/srv/options-home'
  manage_home true
  shell '/bin/bash'
  password '$6$salt$IxDD3jeSOb5eB1CX5LBsqZFVkJdido3OUILO5Ifz5iwMuTS4XMS130MTSuDDl3aCI6WouIL9AjRbLCelDCy.g.'
  expire_date '2099-12-31'
  inactive '30'
  system false
  force false
end

execute 'everything' do
  command 'cat > /srv/options/execute; echo "$SAYS $(id -un) $PWD" >> /srv/options/execute; exit 3'
  creates '/srv/options/execute'
  cwd '/srv/options-home'
  environment 'SAYS' => 'hello'
  user 'options'
  group 'options'
  input "from the recipe\n"
  returns [0, 3]
  timeout 30
  live_stream true
  default_env true
  login false
  elevated false
  sensitive false
  umask '022'
  action :nothing
end

directory '/srv/options' do
  owner 'options'
  group 'options'
  mode '0775'
  notifies :run, 'execute[everything]', :immediately
end

{ 'bash' => 'bash', 'csh' => 'csh', 'ksh' => 'ksh', 'perl' => 'perl', 'python' => 'python3', 'ruby' => nil, 'script' => 'sh' }.each do |type, program|
  next unless program

  declare_resource(type.to_sym, "options of #{type}") do
    interpreter program
    code({ 'perl' => "open(F, '>', '/srv/options/perl'); print F <STDIN> || 'perl';\n", 'python' => "open('/srv/options/python', 'w').write('python')\n" }.fetch(type, "id -un > /srv/options/#{type}\n"))
    creates "/srv/options/#{type}"
    cwd '/srv/options-home'
    environment 'SAYS' => 'hello'
    user 'options'
    group 'options'
    returns [0]
    timeout 30
    umask '022'
    flags '-f' if type == 'csh'
    flags '-e' if %w(bash ksh script).include?(type)
    flags '-w' if type == 'perl'
    flags '-s' if type == 'python'
    live_stream false
    default_env true
    login false
    elevated false
    sensitive true
  end
end

file '/srv/options/file' do
  content "{\"a\": 1}\n"
  checksum ::Digest::SHA256.hexdigest("{\"a\": 1}\n")
  owner 'options'
  group 'options'
  mode '0640'
  atomic_update false
  backup 2
  force_unlink true
  manage_symlink_source true
  sensitive true
  verify 'test -s %{path}'
  verify :json
end

cookbook_file '/srv/options/cookbook_file' do
  source 'tree/a.txt'
  cookbook 'site'
  owner 'options'
  group 'options'
  mode '0640'
  atomic_update true
  backup false
  force_unlink true
  manage_symlink_source false
  verify 'test -e %{path}'
end

module OptionsHelpers
  def again(text)
    text * 2
  end
end

template '/srv/options/template' do
  source 'template.erb'
  cookbook 'site'
  variables(name: 'options')
  local false
  helpers OptionsHelpers
  helper(:shout) { |text| text.upcase }
  owner 'options'
  group 'options'
  mode 0o640
  atomic_update true
  backup 1
  force_unlink true
  manage_symlink_source false
  verify { |path| ::File.exist?(path) }
end

remote_file '/srv/options/remote_file' do
  source 'file:///etc/debian_version'
  checksum ::Digest::SHA256.file('/etc/debian_version').hexdigest
  owner 'options'
  group 'options'
  mode '0640'
  atomic_update true
  backup false
  force_unlink true
  manage_symlink_source false
  headers 'X-Site' => 'yes'
  show_progress false
  ssl_verify_mode :verify_peer
  use_conditional_get true
  use_etag true
  use_last_modified true
  ftp_active_mode false
  http_options(open_timeout: 5)
  authentication :local
  verify 'test -s %{path}'
end

remote_directory '/srv/options/tree' do
  source 'tree'
  cookbook 'site'
  owner 'options'
  group 'options'
  mode '0755'
  files_backup false
  files_mode '0640'
  overwrite true
  purge true
  recursive true
end

remote_directory '/srv/options/tree-gone' do
  source 'tree'
  recursive true
  action :delete
end

%w(cookbook_file template remote_file).each do |type|
  declare_resource(type.to_sym, "/srv/options/touched-#{type}") do
    source({ 'cookbook_file' => 'tree/a.txt', 'template' => 'sudoers.erb', 'remote_file' => 'file:///etc/hostname' }[type])
    action :touch
    not_if { ::File.exist?("/srv/options/touched-#{type}") }
  end
end

limits = %w(as filehandle process maxlogins msgqueue core cpu sigpending stack rss rtprio)

user_ulimit 'options' do
  limits.each do |limit|
    send("#{limit}_soft_limit", 10)
    send("#{limit}_hard_limit", 20)
  end
  locks_limit 30
  memory_limit 40
  virt_limit 50
  filename 'options-of-all'
end

user_ulimit 'batch-options' do
  username '*'
  limits.each { |limit| send("#{limit}_limit", 100) }
end

sudo 'options' do
  users %w(options)
  groups %w(options)
  commands %w(/usr/bin/true)
  command_aliases [{ name: 'TRUTH', command_list: %w(/usr/bin/true) }]
  host 'ALL'
  runas 'root'
  nopasswd true
  noexec true
  setenv true
  defaults %w(!requiretty)
  env_keep_add %w(SAYS)
  env_keep_subtract %w(LESS)
  visudo_binary '/usr/sbin/visudo'
  config_prefix '/etc'
  action :install
end

sudo 'by-template' do
  template 'sudoers.erb'
  variables group: 'options'
end

sudo 'options-gone' do
  action :remove
end

chef_client_config 'options' do
  config_directory '/srv/options/chef'
  user 'options'
  group 'options'
  node_name 'options'
  chef_server_url 'https://example.com/organizations/o'
  ssl_verify_mode :verify_none
  formatters %w(doc)
  event_loggers %w(win_evt)
  log_level :info
  log_location :syslog
  http_proxy 'http://p:1'
  https_proxy 'http://p:2'
  ftp_proxy 'http://p:3'
  no_proxy %w(a b)
  ohai_disabled_plugins %w(Passwd)
  ohai_optional_plugins %w(Passwd)
  policy_persist_run_list true
  minimal_ohai true
  start_handlers [{ 'class' => 'Start', 'arguments' => ['1'] }]
  report_handlers [{ 'class' => 'Report', 'arguments' => ['1'] }]
  exception_handlers [{ 'class' => 'Failed', 'arguments' => ['1'] }]
  rubygems_url 'https://gems.example.com'
  chef_license 'accept'
  policy_name 'p'
  policy_group 'g'
  named_run_list 'n'
  pid_file '/run/options.pid'
  file_cache_path '/srv/options/cache'
  file_backup_path '/srv/options/backup'
  file_staging_uses_destdir 'true'
  additional_config 'verbose_logging true'
  data_collector_server_url 'https://example.com/data'
  data_collector_token 'token'
  directory_specs 'config' => { 'mode' => '0755' }
  client_rb_mode '0644'
end

chef_client_cron 'options' do
  job_name 'options-client'
  comment 'options'
  user 'options'
  minute '1'
  hour '2'
  day '3'
  month '4'
  weekday '5'
  splay 60
  mailto 'root'
  accept_chef_license true
  config_directory '/srv/options/chef'
  log_directory '/srv/options/log'
  log_file_name 'options.log'
  append_log_file false
  chef_binary_path '/usr/local/bin/recipe'
  daemon_options %w(--once)
  environment 'SAYS' => 'hello'
  nice 10
end

chef_client_systemd_timer 'options' do
  job_name 'options-client'
  description 'Options'
  user 'root'
  delay_after_boot '2min'
  interval '40min'
  splay '6min'
  accept_chef_license true
  run_on_battery false
  config_directory '/srv/options/chef'
  chef_binary_path '/usr/local/bin/recipe'
  daemon_options %w(--once)
  environment 'SAYS' => 'hello'
  cpu_quota 50
  service_umask '0022'
end

cron_d 'options' do
  cron_name 'options-job'
  minute 1
  hour 2
  day 3
  month 4
  weekday :friday
  shell '/bin/sh'
  path '/usr/bin:/bin'
  home '/srv/options-home'
  mailto 'root'
  user 'options'
  command '/usr/bin/true'
  environment 'SAYS' => 'hello'
  time_out 'duration' => '5', 'preserve-status' => true
  comment 'options'
  mode '0640'
  random_delay 5
end

cron 'options' do
  user 'options'
  minute '1'
  hour '2'
  mailto 'root'
  time_out 10
  command '/usr/bin/true'
end

openssl_dhparam '/srv/options/dh.pem' do
  key_length 1024
  generator 5
  owner 'options'
  group 'options'
  mode '0600'
end

openssl_rsa_private_key '/srv/options/rsa.pem' do
  key_length 2048
  key_pass 'secret'
  key_cipher 'aes-256-cbc'
  owner 'options'
  group 'options'
  mode '0600'
  force false
end

openssl_ec_private_key '/srv/options/ec.pem' do
  key_curve 'secp384r1'
  key_pass 'secret'
  key_cipher 'aes-128-cbc'
  owner 'options'
  group 'options'
  mode '0600'
  force false
end

openssl_ec_public_key '/srv/options/ec.pub' do
  private_key_path '/srv/options/ec.pem'
  private_key_pass 'secret'
  owner 'options'
  group 'options'
  mode '0644'
end

openssl_ec_private_key '/srv/options/plain-ec.pem'

openssl_ec_public_key '/srv/options/ec-again.pub' do
  private_key_content lazy { ::File.read('/srv/options/plain-ec.pem') }
end

openssl_x509_request '/srv/options/web.csr' do
  owner 'options'
  group 'options'
  mode '0644'
  country 'AT'
  state 'Wien'
  city 'Wien'
  org 'Site'
  org_unit 'Web'
  common_name 'options.example.com'
  email 'a@example.com'
  key_file '/srv/options/web.key'
  key_pass 'secret'
  key_type 'rsa'
  key_length 2048
  key_curve 'prime256v1'
end

openssl_x509_certificate '/srv/options/web.crt' do
  owner 'options'
  group 'options'
  mode '0644'
  country 'AT'
  state 'Wien'
  city 'Wien'
  org 'Site'
  org_unit 'Web'
  common_name 'options.example.com'
  email 'a@example.com'
  expire 100
  renew_before_expiry 10
  key_type 'rsa'
  key_length 2048
  key_curve 'prime256v1'
  key_file '/srv/options/crt.key'
  key_pass 'secret'
  subject_alt_name %w(DNS:options.example.com)
  extensions 'keyUsage' => { 'values' => %w(digitalSignature), 'critical' => true }
end

openssl_x509_certificate '/srv/options/ca.crt' do
  common_name 'Options CA'
  key_file '/srv/options/ca.key'
  key_pass 'secret'
  extensions 'keyUsage' => { 'values' => %w(keyCertSign cRLSign), 'critical' => true }, 'basicConstraints' => { 'values' => %w(CA:TRUE), 'critical' => true }
end

openssl_x509_crl '/srv/options/ca.crl' do
  ca_cert_file '/srv/options/ca.crt'
  ca_key_file '/srv/options/ca.key'
  ca_key_pass 'secret'
  serial_to_revoke 'C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F'
  revocation_reason 4
  expire 30
  renewal_threshold 5
  owner 'options'
  group 'options'
  mode '0644'
end

ssh_known_hosts_entry 'options.example.org' do
  key 'AAAAC3NzaC1lZDI1NTE5AAAAIJFNvwHyANbMIcTCrVJTyTQFFXJPIPBHXcbMjSDMcHJc'
  key_type 'ed25519'
  port 2222
  timeout 5
  mode '0640'
  owner 'options'
  group 'options'
  hash_entries true
  file_location '/srv/options/known_hosts'
end

apt_repository 'options' do
  repo_name 'options-of-apt'
  uri 'http://deb.debian.org/debian'
  distribution 'bookworm-proposed-updates'
  components %w(main contrib)
  arch 'amd64'
  trusted true
  deb_src true
  signed_by false
  options %w(by-hash=no)
  cache_rebuild false
  cache_rebuild_ignore_failure true
end

directory '/srv/options/mnt'

mount 'options' do
  mount_point '/srv/options/mnt'
  device 'tmpfs'
  device_type :device
  fstype 'tmpfs'
  fsck_device '-'
  options %w(size=1m mode=0755)
  dump 0
  pass 0
  supports remount: true
  action [:mount, :enable]
end

mount 'options off' do
  mount_point '/srv/options/none'
  device 'tmpfs'
  action :unmount
end

systemd_unit 'options.service' do
  content Unit: { Description: 'options' }, Service: { ExecStart: '/usr/bin/sleep infinity', ExecReload: '/usr/bin/true' }, Install: { WantedBy: 'multi-user.target' }
  verify false
  triggers_reload true
  action :create
end

service 'options' do
  service_name 'options'
  supports status: true, restart: true, reload: true
  pattern 'sleep infinity'
  options '--no-block'
  timeout 60
  start_command 'systemctl start options'
  stop_command 'systemctl stop options'
  status_command 'systemctl is-active options'
  restart_command 'systemctl restart options'
  reload_command 'systemctl reload options'
  action %i(start)
end

alternatives 'options' do
  link_name 'options-tool'
  link '/usr/local/bin/options-tool'
  path '/usr/bin/true'
  priority 10
end

alternatives 'options again' do
  link_name 'options-tool'
  link '/usr/local/bin/options-tool'
  path '/usr/bin/true'
  priority 20
  action :refresh
  not_if { ::File.exist?('/srv/options/done') }
end

whyrun_safe_ruby_block 'made' do
  block { true }
  action :create
  not_if { ::File.exist?('/srv/options/done') }
end

ruby_block 'made' do
  block { true }
  action :create
  not_if { ::File.exist?('/srv/options/done') }
end

notify_group 'told' do
  notifies :write, 'log[options]', :immediately
  action :run
  not_if { ::File.exist?('/srv/options/done') }
end

log 'options' do
  action :nothing
end

file '/srv/options/done'
