#
# Cookbook:: webapp
# Recipe:: default
#

include_recipe 'webapp::account'
include_recipe 'webapp::nginx'
include_recipe 'webapp::site'
include_recipe 'webapp::housekeeping'
