# time and date: parsing by every form, formatting, zones, arithmetic, ranges.
require 'time'
%w[2024-02-29T12:30:45Z 2024-02-29T12:30:45.123456+02:00 2024-02-29 20240229T123045 12:30 2024-02].each do |s|
  begin; puts "#{s} parse #{Time.parse(s, Time.utc(2020,1,2)).utc.iso8601(3)}"; rescue => e; puts "#{s} #{e.class}: #{e.message}"; end
  begin; puts "#{s} iso #{Time.iso8601(s).utc.iso8601(6)}"; rescue => e; puts "#{s} #{e.class}: #{e.message}"; end
end
["Thu, 29 Feb 2024 12:30:45 GMT", "Thu, 29 Feb 2024 12:30:45 +0530", "29 Feb 2024 12:30 EST", "Thursday, 29-Feb-24 12:30:45 GMT", "Thu Feb 29 12:30:45 2024"].each do |s|
  [:rfc2822, :httpdate, :parse].each { |m| begin; puts "#{m} #{s}: #{Time.send(m, s).utc.inspect}"; rescue => e; puts "#{m} #{s}: #{e.class}: #{e.message}"; end }
end
t = Time.utc(2024, 2, 29, 12, 30, 45, 123456)
puts t.iso8601, t.xmlschema(2), t.rfc2822, t.httpdate, t.strftime('%a %A %b %B %c %C %d %D %e %F %H %I %j %k %l %m %M %n %p %P %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %z %Z %% %G %g %h %L %N %3N %6N %-d %-m %_m %05d %^a %#p %:z %::z %+')
[['%Y-%m-%d', '2024-02-29'], ['%d/%b/%Y:%H:%M:%S %z', '29/Feb/2024:12:30:45 +0200'], ['%s', '1709209845'], ['%H:%M', '12:30'], ['%Y-%j', '2024-060'], ['%m/%d/%y %I:%M %p', '02/29/24 01:30 PM'], ['%Y', 'x'], ['%a %b %d %T %Y', 'Thu Feb 29 12:30:45 2024'], ['%Y-%m-%dT%H:%M:%S.%L%z', '2024-02-29T12:30:45.123Z']].each do |f, s|
  begin; puts "#{f} #{Time.strptime(s, f, Time.utc(2020, 1, 2)).utc.iso8601(3)}"; rescue => e; puts "#{f} #{e.class}: #{e.message}"; end
end
puts t + 86400 * 366, t - 0.5, (t - Time.utc(2024)).inspect, t.round(2).inspect, t.floor.inspect, t.ceil(1).inspect
puts t <=> Time.utc(2025), t == t.dup, t.eql?(t + 0), t.hash == t.dup.hash, [t, Time.utc(2000)].min
puts t.monday?, t.thursday?, t.yday, t.wday, t.dst?, t.to_a.inspect, t.getlocal('+05:30').inspect, t.localtime('-03:00').to_s
puts Time.gm(2000, 'jan', 1, 20, 15, 1).inspect, Time.at(0, 5, :millisecond).utc.inspect, Time.at(1.5).utc.inspect, Time.new(2024, 1, 31, in: '+09:00').inspect, Time.new(2024, 12, 25, 1, 2, 3.25, '-00:30').inspect
puts Time.at(1_700_000_000, in: 'UTC').inspect, Time.zone_offset('EST'), Time.zone_offset('+0530').inspect, Time.zone_offset('JST').inspect
begin; Time.utc(2024, 13, 1); rescue => e; puts e.message; end
begin; Time.utc(2024, 2, 32); rescue => e; puts e.message; end
puts Time.utc(2024, 2, 31).inspect
h = { Time.utc(2000) => 1 }; puts h[Time.utc(2000)]
puts Time.utc(2024,3,10).step rescue puts 'nostep'
puts (Time.utc(2000)..Time.utc(2001)).cover?(Time.utc(2000, 6)), (Time.utc(2000)..Time.utc(2001)) === Time.utc(2002)
require 'date'
puts t.to_date, t.to_datetime, Date.new(2024, 2, 29).to_time.class, DateTime.parse('2024-02-29T12:30:45+02:00').to_time.utc
puts Date.parse('3rd Feb 2001'), Date.parse('H31.04.30'), Date.strptime('2001-W05-6', '%G-W%V-%u'), (Date.new(2024, 1, 31) >> 1), (Date.new(2024,3,31) << 1), Date.new(2024, -1, -1), Date.valid_date?(2023, 2, 29), (Date.new(2024,3,1) - Date.new(2024,2,1)).inspect, Date.new(2024,2,29).next_year, Date.new(2024,1,1).cweek, Date.new(2024,1,1).step(Date.new(2024,1,10), 3).map(&:day).inspect, Date.new(2024,1,1).upto(Date.new(2024,1,3)).to_a.inspect
