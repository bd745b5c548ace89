default['webapp']['name'] = 'hello'
default['webapp']['root'] = '/srv/hello'
default['webapp']['port'] = 8080
default['webapp']['server_names'] = [node['fqdn'], 'localhost'].compact.uniq
default['webapp']['settings']['greeting'] = 'Hello from a recipe'
default['webapp']['deployers_bag'] = nil
default['webapp']['keep_days'] = 14

default['webapp']['nginx']['gzip'] = true
