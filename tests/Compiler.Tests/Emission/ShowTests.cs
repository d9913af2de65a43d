using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NetCompiler.Compiler.Tests.Layers;
using NetCompiler.Show;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>The command that shows a network; and that all it shows, graphs, layouts, plans and files, is a function of the declaration alone.</summary>
public class ShowTests
{
    private static readonly string s_layers = TestNetworks.Digits.Layers;

    [Fact]
    public void EverythingIsShown()
    {
        string[] heads = [.. Report().Split('\n').Where(line => line.StartsWith("======== ", StringComparison.Ordinal)).Select(line => line[9..].Split(':')[0])];

        Assert.Equal(
            [
                "lowering for Predict", "lowering for Step", "differentiation for Step", "lowering for Trace", "differentiation for Trace",
                "simplification for Predict", "choice of algorithms for Predict", "layout assignment for Predict",
                "simplification for Step", "layout assignment for Step",
                "simplification for Trace", "layout assignment for Trace",
                "kernels of Preparation", "memory of Preparation", "kernels of Forward", "memory of Forward", "kernels of Step", "memory of Step",
                "kernels of Trace", "memory of Trace", "Digits.g.cs", "Digits.Kernels.g.cs",
            ],
            heads);
    }

    [Fact]
    public void KernelsNameTheirLayers() =>
        Assert.Contains("[n]x16x8x8  // conv2d0, batchnorm0, relu0\n", Report(), StringComparison.Ordinal);

    [Fact]
    public void NumbersDoNotDependOnTheCulture()
    {
        string expected = Report();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, Report());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Another process has other hash codes; with a Turkish or German user, also other letters and numbers, if the machine has such cultures.</summary>
    [Theory]
    [InlineData("C.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public void OtherProcessesShowTheSame(string language)
    {
        (int code, string output, string error) = Run(language, s_layers);

        Assert.True(code == 0, error);
        Assert.Equal(Report(), output);
    }

    [Fact]
    public void MistakesAreShownInstead()
    {
        (int code, string output, string error) = Run("C.UTF-8", "Input(1, 4, 4); Dense(3)");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("NC0101: ", error, StringComparison.Ordinal);
    }

    private static string Report()
    {
        StringWriter writer = new(CultureInfo.InvariantCulture);
        NetworkReport.Write(writer, DeclarationText.Network(s_layers));
        return writer.ToString();
    }

    private static (int Code, string Output, string Error) Run(string language, string layers)
    {
        ProcessStartInfo start = new("dotnet", [typeof(NetworkReport).Assembly.Location, layers])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = language },
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
