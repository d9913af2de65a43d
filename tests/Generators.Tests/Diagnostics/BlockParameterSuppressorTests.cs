using System.Linq;
using System.Threading.Tasks;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Diagnostics;

public sealed class BlockParameterSuppressorTests
{
    [Theory]
    [InlineData("[Dense(\"4 * width\")] class BAttribute(int width) : BlockAttribute;", 0)]
    [InlineData("[Add(\"tap\")] class BAttribute(string tap) : BlockAttribute;", 0)]
    [InlineData("[Conv2D(3, 3, KernelWidth = \"w\")] class BAttribute(int w) : BlockAttribute;", 0)]
    [InlineData("[Dense(\"4 * widths\")] class BAttribute(int width) : BlockAttribute;", 1)]
    [InlineData("[Dense(4)] class BAttribute(int width) : BlockAttribute;", 1)]
    [InlineData("[System.Obsolete(\"width\")] class BAttribute(int width) : BlockAttribute;", 1)]
    [InlineData("[System.Obsolete(\"width\")] class B(int width);", 1)]
    public async Task Parameters_that_the_layers_read_have_no_warning(string source, int warnings) =>
        Assert.Equal(warnings, (await AnalyzerRun.AllAsync(TestCompilation.Create(source))).Count(diagnostic => diagnostic.Id == "CS9113"));
}
