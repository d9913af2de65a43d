using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Steps of networks whose first convolution is pooled: with places of maxima, in blocks of lines, and a weight gradient that sums by samples.</summary>
public class PooledStepsTests
{
    [Theory]
    [InlineData("Input(1, 14, 16); Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(2)")]
    [InlineData("Input(2, 14, 19); Conv2D(33, 3); ReLU; MaxPool2D(4, stride: 4, SizeWidth = 17, StrideWidth = 17)")]
    [InlineData("Input(4, 18, 18); Conv2D(6, 3, padding: 1, Groups = 2); ReLU; MaxPool2D(3)")]
    [InlineData("Input(1, 13, 13); Conv2D(5, 3, padding: 1); ReLU; MaxPool2D(3, stride: 2, padding: 1)")] // windows that overlap have no places
    [InlineData("Input(80, 1); Conv1D(17, 3, padding: 1); ReLU; MaxPool1D(4)")]
    public void StepsAgreeWithTheReference(string layers)
    {
        CompiledNetwork network = NetworkAssembly.Compile([Networks.Declare("Network", $"{layers}; Flatten; Dense(2); MeanSquaredErrorLoss")], RecurrentLayers.Set)[0];
        Assert.Single(network.Plan.Step!.Groups, group => group.Summed is not null);
        Assert.Empty(NetworkCheck.Run(network, seed: 5, 1, 5, 33).Faults);
    }
}
