# Working copies of Subversion, scripts of all kinds, the client's own files.
package %w(subversion gcc make perl csh ksh python3 ruby)

bash 'make a repository' do
  cwd '/srv'
  code <<~CODE
    set -e
    svnadmin create repository
    svn mkdir -q -m trunk file:///srv/repository/trunk
    svn checkout -q file:///srv/repository/trunk import
    echo one > import/file
    svn add -q import/file
    svn commit -q -m one import
    echo two > import/file
    svn commit -q -m two import
  CODE
  creates '/srv/import/file'
end

subversion '/srv/latest-copy' do
  repository 'file:///srv/repository/trunk'
end

subversion '/srv/old-copy' do
  repository 'file:///srv/repository/trunk'
  revision '2'
  environment 'LANG' => 'C.UTF-8'
  timeout 60
  action :checkout
end

subversion 'second' do
  destination '/srv/second'
  repository 'file:///srv/repository/trunk'
  revision '2'
  timeout 60
end

subversion 'exported' do
  destination '/srv/exported'
  repository 'file:///srv/repository/trunk'
  action :export
end

perl 'perl' do
  code 'open(F, ">", "/srv/perl") or die; print F "perl\n"'
  creates '/srv/perl'
end

python 'python' do
  interpreter 'python3'
  code 'open("/srv/python", "w").write("python\n")'
  creates '/srv/python'
end

csh 'csh' do
  code "echo csh > /srv/csh\n"
  creates '/srv/csh'
end

ksh 'ksh' do
  code 'print ksh > /srv/ksh'
  creates '/srv/ksh'
end

ruby 'ruby' do
  code 'File.write("/srv/ruby", "ruby\n")'
  creates '/srv/ruby'
end

script 'awk' do
  interpreter 'awk'
  flags '-f /dev/stdin'
  code 'BEGIN { print "awk" > "/srv/awk" }'
  creates '/srv/awk'
end

template '/srv/template' do
  source 'template.erb'
  variables(name: 'site')
  owner 'nobody'
  group 'nogroup'
  mode '0604'
  helper(:shout) { |text| text.upcase }
end

cookbook_file '/srv/cookbook-file' do
  source 'tree/a.txt'
  mode '0640'
  backup 2
end

file '/srv/once' do
  content "once\n"
  action :create_if_missing
end

chef_client_config 'client.rb' do
  config_directory '/srv/chef'
  chef_server_url 'https://chef.example.com/organizations/site'
  node_name 'site'
  log_location 'STDOUT'
  ssl_verify_mode ':verify_peer'
  ohai_disabled_plugins %w(cloud)
  report_handlers [{ 'class' => 'Site::Handler', 'arguments' => ["'one'"] }]
  additional_config "# end\n"
end

chef_client_cron 'client' do
  minute '10'
  splay 60
  accept_chef_license true
end

chef_client_systemd_timer 'client' do
  interval '1h'
  chef_binary_path '/usr/local/bin/recipe'
  environment 'A' => 'b'
end

chef_client_trusted_certificate 'site' do
  certificate "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"
end

inspec_waiver_file_entry 'site-01' do
  file_path '/srv/waivers.yml'
  justification 'known'
  run_test false
end

chef_handler 'Chef::Handler::JsonFile' do
  arguments path: '/srv/reports'
  type report: true
end

cron_access 'nobody' do
  action :deny
end

ohai_hint 'ec2' do
  content 'site' => true
end


gem_package 'rake' do
  version '0.0.1'
  action :remove
end

libarchive_file 'nothing' do
  path '/srv/none.tar'
  destination '/srv/none'
  only_if { ::File.exist?('/srv/none.tar') }
end
