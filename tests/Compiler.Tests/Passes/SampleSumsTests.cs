using System.Linq;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Which sums over the batch compute what they sum, one sample at a time.</summary>
public class SampleSumsTests
{
    private const string End = "Flatten; Dense(2); CrossEntropyLoss";

    [Theory]
    [InlineData("Input(1, 12, 12); Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(2)", nameof(MaxUnpool))]
    [InlineData("Input(1, 9, 9); Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(3, stride: 2)", nameof(MaxPoolGradient))]
    public void TheFirstConvolutionTakesTheGradientOfThePoolBehindIt(string layers, string gradient)
    {
        NetworkPlan plan = new TestNetwork("Net", $"{layers}; {End}").Plan();
        Group group = Assert.Single(plan.Step!.Groups, group => group.Summed is not null);

        Assert.IsType<ConvolutionWeightGradient>(group.Main.Operator);
        Assert.Equal(gradient, group.Summed!.Main.Operator.Name);
        Assert.Equal(group.Summed.Value, group.Beside);
        Assert.DoesNotContain(plan.Step.Groups, other => other.Value == group.Summed.Value);
        Assert.DoesNotContain(plan.Trace!.Groups, other => other.Summed is not null);
    }

    [Theory]
    [InlineData("Input(1, 12, 12); Conv2D(4, 3, padding: 1); ReLU")] // not computed sample by sample
    [InlineData("Input(16, 12, 12); Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(2)")] // a sum that is no smaller
    public void OthersAreComputedByThemselves(string layers) =>
        Assert.DoesNotContain(new TestNetwork("Net", $"{layers}; {End}").Plan().Step!.Groups, group => group.Summed is not null);

    /// <summary>The input gradient of the second convolution needs what its weight gradient sums.</summary>
    [Fact]
    public void AGradientThatOthersReadIsThereForAllSamples()
    {
        NetworkPlan plan = new TestNetwork("Net", $"Input(1, 12, 12); Conv2D(1, 3, padding: 1); ReLU; Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(2); {End}").Plan();

        Assert.DoesNotContain(plan.Step!.Groups, group => group.Summed is not null);
        Assert.Contains(plan.Step.Groups, group => group.Main.Operator is MaxUnpool);
    }

    /// <summary>Nothing else reads the image in the backward pass, so it is never there as a whole.</summary>
    [Fact]
    public void ThePoolGivesPlacesAndTakesTheConvolution()
    {
        NetworkPlan plan = new TestNetwork("Net", $"Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; MaxPool2D(2); {End}").Plan();
        Group pool = Assert.Single(plan.Step!.Groups, group => group.Main.Operator is MaxPool);

        Assert.IsType<MaxPoolPlaces>(pool.Beside?.Operator);
        Assert.Equal(nameof(Convolution), pool.Blocks!.First.Main.Operator.Name);
        Assert.DoesNotContain(plan.Step.Groups, group => group.Main.Operator is Convolution);
        Assert.DoesNotContain(plan.Forward.Groups, group => group.Beside is not null);
    }
}
