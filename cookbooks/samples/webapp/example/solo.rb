samples = File.expand_path('../..', __dir__)

cookbook_path    [samples]
role_path        File.join(__dir__, 'roles')
environment_path File.join(__dir__, 'environments')
data_bag_path    File.join(__dir__, 'data_bags')
