using System;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

public class OperatorSetTests
{
    public static TheoryData<string> Texts => [.. Samples.All.Select(sample => sample.ToString())];

    [Theory]
    [MemberData(nameof(Texts))]
    public void SettingsAreReadBack(string text)
    {
        Operator sample = Samples.All.Single(sample => sample.ToString() == text);
        Assert.Equal(sample, OperatorSet.Read(sample.Name, sample.Settings));
        Assert.Equal(sample.Settings.Length == 0 ? sample.Name : $"{sample.Name}{{{sample.Settings}}}", text);
    }

    [Fact]
    public void SettingsDoNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("value=0.5", new Constant(0.5f).Settings);
            Assert.Equal(new Constant(0.5f), OperatorSet.Read("Constant", "value=0.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void EveryOperatorIsListedOnceAndSampled()
    {
        string[] listed = [.. OperatorSet.All.Select(entry => entry.Name)];
        Assert.Equal(listed.Distinct(), listed);
        Assert.Equal(listed.Order(), Samples.All.Select(sample => sample.Name).Distinct().Order());
    }

    [Fact]
    public void EveryOperatorOfTheCompilerIsListed()
    {
        // Relayout is made by the assignment of layouts only. A scan holds a graph, which no setting of one line can; what stands in it or shows a
        // part of it cannot be without it. ScanTests checks their evaluation and their gradients.
        string[] unlisted = [nameof(Relayout), nameof(Scan), nameof(ScanResult), nameof(ScanUpstream), nameof(StepInput)];
        Assert.Equal(
            typeof(Operator).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Operator)) && !type.IsAbstract)
                .Select(type => type.Name)
                .Order(),
            OperatorSet.All.Select(entry => entry.Name).Concat(unlisted).Order());
    }

    [Theory]
    [InlineData("Nonsense", "", "There is no operator 'Nonsense'; known are Input, ")]
    [InlineData("Slice", "start=1", "The setting 'length' is missing.")]
    [InlineData("Slice", "start", "The setting 'start' has no value; write name=value.")]
    [InlineData("Slice", "start=one, length=2", "'one'")]
    [InlineData("Reshape", "shape=cube 2x2", "'cube 2x2' is not a shape; write a kind (vector, sequence, image, volume, weight) and sizes, such as ")]
    [InlineData("Reshape", "shape=vector", "'vector' is not a shape")]
    [InlineData("Parameter", "name=w, shape=vector 2, role=King", "The setting 'role' is 'King', which is no ParameterRole.")]
    public void BadTextIsRefused(string name, string settings, string message)
    {
        FormatException exception = Assert.Throws<FormatException>(() => OperatorSet.Read(name, settings));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
