#
# Cookbook:: webapp
# Recipe:: site
#

[webapp_path, webapp_path('public'), webapp_path('tmp')].each do |path|
  directory path do
    owner webapp_user
    group webapp_user
    mode '0755'
  end
end

webapp_settings webapp_path('settings.json') do
  values node['webapp']['settings'].to_h
  owner webapp_user
  group webapp_user
end

template webapp_path('public', 'index.html') do
  source 'index.html.erb'
  owner webapp_user
  group webapp_user
  mode '0644'
  variables(
    title: node['webapp']['name'].capitalize,
    greeting: lazy { node['webapp']['settings']['greeting'] },
    environment: node.chef_environment
  )
end

cookbook_file webapp_path('public', 'style.css') do
  owner webapp_user
  group webapp_user
  mode '0644'
end

webapp_site node['webapp']['name'] do
  port node['webapp']['port']
  root webapp_path('public')
  server_names node['webapp']['server_names']
  locations '/health' => ['access_log off', 'default_type text/plain', 'return 200 "ok\n"']
  notifies :run, 'execute[check nginx configuration]', :immediately
  notifies :reload, 'service[nginx]', :delayed
end
