# Actions that the other recipes leave out. The host has no kernel of its own: what would make its initial RAM disk does nothing.
link '/usr/local/sbin/update-initramfs' do
  to '/usr/bin/true'
end

package %w(net-tools mdadm locales) do
  action :nothing
end

build_essential 'tools' do
  action :nothing
end

%w(create touch).each do |step|
  file "/srv/touched-#{step}" do
    action step.to_sym
    not_if { ::File.exist?("/srv/touched-#{step}") }
  end
end

file '/srv/deleted' do
  content "x\n"
  not_if { ::File.exist?('/srv/more-done') }
end

file '/srv/deleted' do
  backup 1
  action :delete
end

cookbook_file '/srv/cookbook-once' do
  source 'tree/a.txt'
  owner 'root'
  group 'root'
  action :create_if_missing
end

cookbook_file '/srv/cookbook-gone' do
  source 'tree/a.txt'
  action :delete
end

template '/srv/template-once' do
  source 'template.erb'
  variables(name: 'once')
  helpers do
    def shout(text)
      text.upcase
    end
  end
  action :create_if_missing
end

template '/srv/template-gone' do
  action :delete
end

directory '/srv/dir-gone/deep' do
  recursive true
  not_if { ::File.exist?('/srv/more-done') }
end

directory '/srv/dir-gone' do
  recursive true
  action :delete
end

link '/srv/link' do
  to '/srv/touched-create'
  not_if { ::File.exist?('/srv/more-done') }
end

link '/srv/link' do
  action :delete
end

remote_directory '/srv/tree-once' do
  source 'tree'
  owner 'root'
  group 'root'
  mode '0750'
  files_owner 'root'
  files_group 'root'
  recursive true
  action :create_if_missing
end

remote_file '/srv/remote' do
  source 'file:///etc/hostname'
  action :create_if_missing
end

remote_file '/srv/remote-gone' do
  source 'file:///etc/hostname'
  checksum '0' * 64
  action :delete
end

user 'temp' do
  shell '/bin/sh'
  home '/srv/temp-home'
  manage_home true
  not_if { ::File.exist?('/srv/more-done') }
end

user 'temp' do
  comment 'Changed'
  action [:modify, :manage]
end

user 'temp' do
  action [:lock, :unlock]
  not_if { ::File.exist?('/srv/more-done') }
end

user 'gone' do
  non_unique true
  uid 0
  not_if { ::File.exist?('/srv/more-done') }
end

user 'gone' do
  force true
  action :remove
end

group 'temp' do
  members %w(temp)
  action [:create, :modify, :manage]
end

group 'gone-group' do
  system true
  not_if { ::File.exist?('/srv/more-done') }
end

group 'gone-group' do
  excluded_members %w(temp)
  action :remove
end

sudo 'gone' do
  users 'temp'
  not_if { ::File.exist?('/srv/more-done') }
end

sudo 'gone' do
  action :delete
end

user_ulimit 'gone' do
  filehandle_soft_limit 10
  process_limit 20
  not_if { ::File.exist?('/srv/more-done') }
end

user_ulimit 'gone' do
  action :delete
end

cron 'gone' do
  minute '1'
  day '2'
  month '3'
  weekday :monday
  path '/bin'
  home '/root'
  shell '/bin/sh'
  environment 'A' => 'b'
  command 'true'
  not_if { ::File.exist?('/srv/more-done') }
end

cron 'gone' do
  action :delete
end

cron_d 'gone' do
  time_out 5
  comment 'gone'
  command 'true'
  random_delay 1
  mode '0600'
  not_if { ::File.exist?('/srv/more-done') }
end

cron_d 'gone' do
  action :delete
end

cron_d 'once' do
  command 'true'
  action :create_if_missing
end

cron_access 'temp' do
  action :allow
end

sysctl 'net.ipv4.conf.all.log_martians' do
  value 1
  comment 'seen'
  ignore_error true
  not_if { ::File.exist?('/srv/more-done') }
end

sysctl 'net.ipv4.conf.all.log_martians' do
  action :remove
end

directory '/mnt/more'

mount '/mnt/more' do
  device 'tmpfs'
  fstype 'tmpfs'
  dump 0
  action [:mount, :enable, :remount]
  not_if { ::File.exist?('/srv/more-done') }
end

mount '/mnt/more' do
  device 'tmpfs'
  fstype 'tmpfs'
  action [:umount, :disable]
end

%w(/etc/modprobe.d /etc/modules-load.d).each { |path| directory path }

kernel_module 'site_module' do
  options %w(a=1)
  action :nothing
end

kernel_module 'blacklisted' do
  action :blacklist
end

kernel_module 'disabled' do
  action :disable
end

kernel_module 'enabled' do
  action :enable
end

kernel_module 'uninstalled' do
  load_dir '/etc/modules-load.d'
  unload_dir '/etc/modprobe.d'
  action [:uninstall, :unload]
end

alternatives 'gone' do
  link '/usr/local/bin/gone'
  path '/usr/bin/true'
  priority 5
  action [:install, :auto]
  not_if { ::File.exist?('/srv/more-done') }
end

alternatives 'gone' do
  path '/usr/bin/true'
  action :remove
end

systemd_unit 'gone.service' do
  content "[Unit]\nDescription=gone\n\n[Service]\nExecStart=/usr/bin/sleep infinity\nExecReload=/usr/bin/true\n\n[Install]\nWantedBy=multi-user.target\n"
  verify true
  triggers_reload true
  action %i(create enable start reload restart try_restart reload_or_restart reload_or_try_restart reenable)
  not_if { ::File.exist?('/srv/more-done') }
end

service 'gone' do
  supports restart: true
  action %i(enable start restart reload)
  not_if { ::File.exist?('/srv/more-done') }
end

systemd_unit 'gone.service' do
  action %i(stop disable preset delete)
  not_if { ::File.exist?('/srv/more-done') }
end

systemd_unit 'apt-daily.service' do
  action %i(mask unmask revert)
  not_if { ::File.exist?('/srv/more-done') }
end

service 'apt-daily-upgrade.timer' do
  action %i(stop mask unmask)
  not_if { ::File.exist?('/srv/more-done') }
end

apt_preference 'gone' do
  glob '*'
  pin 'version *'
  pin_priority '1'
  not_if { ::File.exist?('/srv/more-done') }
end

apt_preference 'gone' do
  action :remove
end

apt_repository 'gone' do
  uri 'http://deb.debian.org/debian'
  components %w(main)
  trusted true
  cache_rebuild false
  not_if { ::File.exist?('/srv/more-done') }
end

apt_repository 'gone' do
  cache_rebuild false
  action :remove
end

apt_update 'now' do
  frequency 60
  action :update
  not_if { ::File.exist?('/srv/more-done') }
end

ssh_known_hosts_entry 'git.example.org' do
  key 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJFNvwHyANbMIcTCrVJTyTQFFXJPIPBHXcbMjSDMcHJc'
  key_type 'ed25519'
end

ssh_known_hosts_entry 'flush' do
  action :flush
end

ohai_hint 'gone' do
  action :delete
end

ohai 'again' do
  plugin 'hostname'
  action :reload
  not_if { ::File.exist?('/srv/more-done') }
end

chef_sleep 'short' do
  seconds 1
  not_if { ::File.exist?('/srv/more-done') }
end

notify_group 'all' do
  notifies :write, 'log[told]', :immediately
  not_if { ::File.exist?('/srv/more-done') }
end

log 'told' do
  level :warn
  action :nothing
end

ruby_block 'block' do
  block { node.run_state['seen'] = true }
  not_if { ::File.exist?('/srv/more-done') }
end

whyrun_safe_ruby_block 'block' do
  block { node.run_state['seen'] = true }
  not_if { ::File.exist?('/srv/more-done') }
end

reboot 'never' do
  reason 'none'
  delay_mins 5
  action :cancel
  not_if { ::File.exist?('/srv/more-done') }
end

breakpoint 'here'

chef_client_cron 'gone' do
  job_name 'gone-client'
  action :remove
end

chef_client_systemd_timer 'gone' do
  job_name 'gone-client'
  action :remove
end

chef_client_trusted_certificate 'gone' do
  action :remove
end

chef_client_config 'gone' do
  config_directory '/srv/gone-chef'
  chef_server_url 'https://example.com'
  action :remove
end

chef_handler 'Chef::Handler::JsonFile' do
  action :disable
end

inspec_waiver_file_entry 'gone' do
  file_path '/srv/waivers-gone.yml'
  action :remove
end

file '/srv/more-done'
