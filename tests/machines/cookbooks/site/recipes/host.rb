# Accounts, schedules and settings of a host: nothing here needs a package.
group 'web' do
  gid 4001
end

user 'deploy' do
  uid 4002
  gid 'web'
  home '/srv/deploy'
  shell '/bin/bash'
  comment 'Deploys'
  manage_home true
end

user 'batch' do
  system true
  shell '/usr/sbin/nologin'
  action [:create, :lock]
end

group 'operators' do
  members %w(deploy)
  append true
end

sudo 'operators' do
  groups 'operators'
  commands ['/usr/bin/systemctl restart web']
  nopasswd true
end

user_ulimit 'deploy' do
  filehandle_limit 8192
end

cron 'tidy' do
  minute '5'
  hour '3'
  user 'deploy'
  mailto 'root'
  command '/usr/bin/true'
end

cron_d 'report' do
  predefined_value '@daily'
  command '/usr/bin/true'
  user 'deploy'
end

sysctl 'net.ipv4.ip_forward' do
  value 1
end

hostname 'web1' do
  compile_time false
  fqdn 'web1.example.org'
  ipaddress '127.0.1.7'
  aliases %w(w1)
  windows_reboot false
end

timezone 'Europe/Vienna'

directory '/mnt/scratch'

mount '/mnt/scratch' do
  device 'tmpfs'
  device_type :device
  fstype 'tmpfs'
  options 'size=1m,mode=0700'
  pass 0
  action [:mount, :enable]
end

%w(one two).each do |name|
  file "/usr/local/bin/tool-#{name}" do
    content "#!/bin/sh\necho #{name}\n"
    mode '0755'
  end
end

alternatives 'tool' do
  link '/usr/local/bin/tool'
  link_name 'tool'
  path '/usr/local/bin/tool-one'
  priority 10
  action :install
end

alternatives 'tool again' do
  link '/usr/local/bin/tool'
  link_name 'tool'
  path '/usr/local/bin/tool-two'
  priority 5
  action [:install, :set]
end

systemd_unit 'web.service' do
  content(
    Unit: { Description: 'A web application' },
    Service: { Type: 'simple', User: 'deploy', ExecStart: '/usr/bin/sleep infinity', ExecReload: '/bin/kill -HUP $MAINPID' },
    Install: { WantedBy: 'multi-user.target' }
  )
  action [:create, :enable, :start]
end

service 'cron' do
  action [:disable, :stop]
end

service 'apt-daily.timer' do
  action [:stop, :mask]
end

link '/srv/deploy/current' do
  to '/srv/deploy/releases/1'
  owner 'deploy'
end

link '/usr/local/bin/tool-hard' do
  to '/usr/local/bin/tool-one'
  link_type :hard
end

execute 'stamp' do
  command 'id -un > stamp'
  cwd '/srv/deploy'
  user 'deploy'
  creates '/srv/deploy/stamp'
end

bash 'environment' do
  environment 'GREETING' => 'hello'
  umask '077'
  code <<~CODE
    printf '%s\\n' "$GREETING" > /root/greeting
  CODE
  not_if { ::File.exist?('/root/greeting') }
end

execute 'guarded' do
  command 'false'
  only_if 'test -e /nowhere'
end
