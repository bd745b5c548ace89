using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

/// <summary>The matcher for ASCII texts finds what .NET's engine finds, groups included.</summary>
public class AsciiMatcherTests
{
    static readonly string[] Subjects =
    [
        "", "a", "foo", "foobar baz", "xx\nfoo\n", "a1b22c333", "  lead and trail  ", "GET /index.html HTTP/1.1", "key = value # c", "aaaab", "ab\nab\n", "\n",
        "(a(b)c)", "\"q\\\"x\" 'y'", "2024-05-01 host7 sshd[99]: x", "a,b;c d", "AbC fooBAR", "foo_bar-baz.qux", "10.0.0.1", "\t x\r\n", "abcabcabd", "zzzzzzzzzzzzz",
    ];

    [Theory]
    [InlineData(@"foo")]
    [InlineData(@"\Afo+|bar\z")]
    [InlineData(@"^\w*$")]
    [InlineData(@"o\Z")]
    [InlineData(@"\Bo|b\b")]
    [InlineData(@"(\w+) (\w+)")]
    [InlineData(@"(\w)(\d)?")]
    [InlineData(@"(?<k>\w+)\s*=\s*(?<v>.*)")]
    [InlineData(@"\d{1,3}(\.\d{1,3}){3}")]
    [InlineData(@"(a|b)*c")]
    [InlineData(@"(?:a|ab)(?:c|b)+?")]
    [InlineData(@"[^a-z]+|[b-df-h]{2,}")]
    [InlineData(@"[[:alpha:]]+?[[:space:]]*")]
    [InlineData("\"(\\\\.|[^\"\\\\])*\"")]
    [InlineData(@"a{2,3}?b?")]
    [InlineData(@"(?=o).|(?!f)o")]
    [InlineData(@"(?i:foo)bar|[A-C]+")]
    [InlineData(@"((\w+)[-_.])+")]
    [InlineData(@"((a)|b)+?(x)?")]
    [InlineData(@"(?:(\d+)|(\w+))\s?")]
    [InlineData(@"(a??)(b*?)$")]
    [InlineData(@"(abc)+abd|z{3,5}z")]
    [InlineData(@"x*")]
    public void FindsWhatDotNetFinds(string pattern)
    {
        foreach (var options in (RegexpOptions[])[RegexpOptions.None, RegexpOptions.IgnoreCase, RegexpOptions.MultiLine])
        {
            var regexp = RegexpCache.Get(pattern, options);
            foreach (var subject in Subjects)
            {
                for (var start = 0; start <= subject.Length; start++)
                {
                    Assert.Equal(Found(regexp.Match(subject, start, RegexpSubject.Plain)), Found(regexp.Match(subject, start, RegexpSubject.Ascii)));
                    Assert.Equal(Found(regexp.MatchAt(subject, start, RegexpSubject.Plain)), Found(regexp.MatchAt(subject, start, RegexpSubject.Ascii)));
                    Assert.Equal(regexp.IsMatch(subject, start, RegexpSubject.Plain), regexp.IsMatch(subject, start, RegexpSubject.Ascii));
                }
            }
        }
    }

    /// <summary>Where recursion would be too deep .NET's engine takes over.</summary>
    [Fact]
    public void LongLoopsEnd()
    {
        var text = new string('a', 1_000_000) + "b";
        Assert.Equal(text.Length, RegexpCache.Get("(?:a|c)*b").Match(text, 0, RegexpSubject.Ascii)!.End(0));
    }

    static string Found(RegexpMatch? match) => match is null ? "none" : string.Join(' ', Enumerable.Range(0, match.Count).Select(i => $"{match.Start(i)}-{match.End(i)}"));
}
