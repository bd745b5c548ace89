# rpm's own tools on a Debian host, with packages made here.
package %w(rpm dnf createrepo-c)

%w(1.0 1.1).each do |version|
  file "/root/site-#{version}.spec" do
    content <<~SPEC
      Name: site
      Version: #{version}
      Release: 1
      Summary: A package
      License: none
      BuildArch: noarch
      Provides: virtual-site
      %description
      Nothing.
      %install
      mkdir -p %{buildroot}/opt
      echo #{version} > %{buildroot}/opt/site-version
      %files
      /opt/site-version
    SPEC
  end
end

bash 'make packages and a repository' do
  code <<~CODE
    set -e
    for v in 1.0 1.1; do rpmbuild -bb --define '_rpmdir /srv/rpms' /root/site-$v.spec; done
    cp -r /srv/rpms /srv/repository
    createrepo_c -q /srv/repository
  CODE
  creates '/srv/repository'
end

yum_repository 'site' do
  baseurl 'file:///srv/repository'
  gpgcheck false
  only_if 'which yum'
end

directory '/etc/yum.repos.d' do
  recursive true
end

file '/etc/yum.repos.d/site.repo' do
  content "[site]\nname=site\nbaseurl=file:///srv/repository\ngpgcheck=0\n"
end

dnf_package 'site, the older' do
  package_name 'site'
  version '1.0'
  not_if { ::File.exist?('/srv/upgraded') }
end

dnf_package 'site' do
  action :upgrade
end

file '/srv/upgraded'

dnf_package 'virtual-site'

rpm_package 'site' do
  source '/srv/rpms/noarch/site-1.1-1.noarch.rpm'
end

dnf_package 'nothing-like-it' do
  action :remove
end
