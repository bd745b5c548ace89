# Makes the tables of docs/ruby-ledger.md from one pass over ruby/spec.
#
#   ruby tests/rubyspec/ledger.rb RESULTS_DIRECTORY TOTALS.csv [docs/ruby-ledger.md]
#
# RESULTS_DIRECTORY holds, for each directory of ruby/spec (core/array is core_array):
#   NAME.files   a CSV with a header: file, ref (examples that MRI 3.1 has), passed, skipped, state, load_error
#   NAME.jsonl   one JSON object per example that did not pass: file, it, msg
# TOTALS.csv names the directories: dir, tier (1: what cookbooks touch), mini_examples.
#
# Every example that MRI passes and this Ruby does not is put in the first row of reasons.txt whose pattern matches
# "file | example | message"; one that no row takes is an error, so the rows always add up to what is missing.
require 'csv'
require 'json'

results, totals, ledger = ARGV
abort "usage: ruby #{$0} RESULTS_DIRECTORY TOTALS.csv [LEDGER.md]" unless results && totals

Row = Struct.new(:list, :title, :reason, :pattern, :count)
rows = File.readlines(File.join(__dir__, 'reasons.txt'), chomp: true).reject { |line| line.empty? || line.start_with?('#') }.map do |line|
  list, title, reason, pattern = line.split(/ *\t */, 4)
  abort "reasons.txt: four fields with tabs between them are needed: #{line}" unless pattern && %w[not-yet never].include?(list)
  Row.new(list, title, reason, Regexp.new(pattern), 0)
end

Directory = Struct.new(:name, :tier, :passed, :of)
unfinished = []
unmatched = []
directories = CSV.read(totals, headers: true).reject { |t| t['dir'] == 'TOTAL' }.map do |total|
  base = File.join(results, total['dir'].tr('/', '_'))
  failures = File.readlines("#{base}.jsonl").map { |line| JSON.parse(line) }.reject { |f| f['ev'] == 'skip' }.group_by { |f| f['file'] }
  passed = of = 0
  CSV.read("#{base}.files", headers: true).each do |file|
    wanted = file['ref'].to_i
    missing = [wanted - file['passed'].to_i - file['skipped'].to_i, 0].max
    of += wanted
    passed += wanted - missing
    unfinished << [file['file'], file['load_error'].to_s.sub(/\ALoadError: cannot load such file -- (\S+).*/, 'no \1')[0, 80], file['state']] if file['state'] != 'ok' || !file['load_error'].to_s.empty?
    texts = (failures[file['file']] || []).map { |f| "#{file['file']} | #{f['it']} | #{f['msg']}".tr("\n", ' ') }
    texts = texts.first(missing) + ["#{file['file']} | not run | #{file['load_error']}"] * [missing - texts.size, 0].max
    texts.each do |text|
      row = rows.find { |r| r.pattern.match?(text) }
      row ? row.count += 1 : unmatched << text
    end
  end
  Directory.new(total['dir'], total['tier'], passed, of)
end
abort "#{unmatched.size} examples without a reason:\n#{unmatched.join("\n")}" unless unmatched.empty?

line = lambda do |name, list|
  passed = list.sum(&:passed)
  of = list.sum(&:of)
  "| #{name} | #{passed} | #{of} | #{format('%.1f', 100.0 * passed / of)}% |"
end
table = ['| part | passed | of | |', '|---|---|---|---|', line["all #{directories.size} directories", directories]]
first = directories.select { |d| d.tier == '1' }
table << line["the #{first.size} directories that cookbooks touch most", first]
table << line['language', directories.select { |d| d.name == 'language' }]
directories.reject { |d| d.name == 'language' || d.of - d.passed < 10 }.sort_by { |d| d.passed - d.of }.each { |d| table << line[d.name, [d]] }
lists = %w[not-yet never].to_h do |list|
  taken = rows.select { |r| r.list == list && r.count.positive? }.sort_by { |r| -r.count }
  head = list == 'never' ? '| what | examples | why |' : '| what | examples | why it waits |'
  [list, [head, '|---|---|---|', *taken.map { |r| "| #{r.title} | #{r.count} | #{r.reason} |" }, "| together | #{taken.sum(&:count)} | |"]]
end
files = unfinished.map { |file, error, state| "`#{file}` (#{state == 'ok' ? error : state})" }

text = { 'totals' => table, 'not-yet' => lists['not-yet'], 'never' => lists['never'],
         'unfinished' => [files.empty? ? 'Every file runs to its end.' : "Files that do not run to their end: #{files.join(', ')}."] }
missing = directories.sum { |d| d.of - d.passed }
warn "#{missing} examples missing, #{rows.sum(&:count)} in the rows; rows without any: #{rows.select { |r| r.count.zero? }.map(&:title).join('; ')}"
if ledger
  document = File.read(ledger)
  text.each do |name, lines|
    document.sub!(/(<!-- #{name} -->\n).*?(?=<!-- end -->)/m) { "#{$1}#{lines.join("\n")}\n" } or abort "#{ledger}: <!-- #{name} --> … <!-- end --> is not there"
  end
  File.write(ledger, document)
else
  text.each_value { |lines| puts lines, '' }
end
