#
# Cookbook:: webapp
# Recipe:: nginx
#

apt_update 'package lists' do
  frequency 86_400
  action :periodic
end

package 'nginx'

file '/etc/nginx/sites-enabled/default' do
  action :delete
  notifies :reload, 'service[nginx]'
end

template '/etc/nginx/conf.d/webapp.conf' do
  source 'nginx.conf.erb'
  owner 'root'
  group 'root'
  mode '0644'
  variables(
    gzip: node['webapp']['nginx']['gzip'],
    server_names: node['webapp']['server_names']
  )
  notifies :run, 'execute[check nginx configuration]', :immediately
  notifies :reload, 'service[nginx]'
end

execute 'check nginx configuration' do
  command 'nginx -t'
  action :nothing
end

service 'nginx' do
  supports status: true, reload: true
  action [:enable, :start]
end
