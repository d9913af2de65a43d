using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;
using Zoo;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>The networks of samples/Zoo are the published ones: sizes, names, values. The larger ones are run by the campaigns.</summary>
public class ZooTests
{
    private static readonly Dictionary<string, NetworkInfo> s_published = new()
    {
        ["vgg16"] = Vgg16.Info,
        ["resnet50"] = ResNet50.Info,
        ["mobilenet_v2"] = MobileNetV2.Info,
    };

    public static TheoryData<string> Published => [.. s_published.Keys];

    [Fact]
    public void ParametersAreCounted()
    {
        Assert.Equal(61_706, LeNet5.Info.TrainableCount);
        Assert.Equal(11_689_512, ResNet18.Info.TrainableCount);
        Assert.Equal(25_557_032, ResNet50.Info.TrainableCount);
        Assert.Equal(138_357_544, Vgg16.Info.TrainableCount);
        Assert.Equal(3_504_872, MobileNetV2.Info.TrainableCount);
        Assert.Equal(7_763_041, UNet.Info.TrainableCount);
        Assert.Equal(56_459, CharacterLSTM.Info.TrainableCount);
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void TensorsAreThoseOfTheFile(string name)
    {
        PublishedArchitecture architecture = PublishedArchitecture.Read(name);
        Assert.Equal(
            architecture.Tensors.Select(tensor => $"{tensor.Name} {string.Join('x', tensor.Shape)}").Order(),
            s_published[name].Parameters.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape)}").Order());
        Assert.Equal(architecture.Parameters, s_published[name].TrainableCount);
    }

    [Fact]
    public void ResNet18HasTheNamesOfItsFile()
    {
        string[] names = [.. ResNet18.Info.Parameters.Select(parameter => parameter.Name)];
        Assert.Equal(102, names.Length);
        Assert.Contains("layer1.1.bn2.running_var", names);
        Assert.Contains("layer4.0.downsample.0.weight", names);
        Assert.DoesNotContain("layer1.0.downsample.0.weight", names);
    }

    [Fact]
    public void MobileNetV2PredictsWhatPyTorchPredicts()
    {
        ArchitectureRun run = ArchitectureRun.Of("mobilenet_v2", MobileNetV2.InputLength, (path, options) => MobileNetV2.Load(path, options).Predict);
        Assert.Empty(run.Faults);
    }

    // The file calls its layers enc1conv1, dec1norm2 and bottleneckconv1.
    [Fact]
    public void AUNetLoadsItsPublishedNamesByAliases()
    {
        string[] parts = ["enc1", "enc2", "enc3", "enc4", "dec1", "dec2", "dec3", "dec4"];
        using MemoryStream file = new();
        FormulaWeights.Write(
            new("unet", 1, 0, [.. UNet.Info.Parameters.Select(parameter => (Published(parameter), parameter.Shape.ToArray()))], 0, []), file);
        LoadReport report = new();
        UNet network = UNet.Load(file.ToArray(), new LoadOptions
        {
            Aliases = [.. parts.Select(part => new TensorAlias("." + part, ".")), new("bottleneck.bottleneck", "bottleneck.")],
            Report = report,
        });

        Assert.Equal(UNet.Info.Parameters.Count, report.Loaded.Count);
        Assert.Equal(0.1f * FormulaWeights.Uniform("1/decoder4.dec4norm1.bias", 1)[0], network.Decoder4Norm1Bias[0], 1e-7f);

        static string Published(ParameterInfo parameter)
        {
            string[] names = parameter.Name.Split('.');
            string prefix = names[0].StartsWith("encoder", System.StringComparison.Ordinal) || names[0].StartsWith("decoder", System.StringComparison.Ordinal)
                ? names[0][..3] + names[0][^1] : names[0] == "bottleneck" ? names[0] : "";
            return prefix.Length == 0 ? parameter.Name : $"{names[0]}.{prefix}{names[1]}.{names[2]}";
        }
    }

    // The zoo's blocks at a size that the reference evaluation can do.
    [Theory]
    [InlineData("LeNet", "Input(1, 16, 16); Conv2D(6, 5); ReLU; MaxPool2D(2); Conv2D(8, 5); ReLU; MaxPool2D(2); Flatten; Dense(12); ReLU; Dense(4); CrossEntropyLoss")]
    [InlineData("Residuals",
        """
        Input(3, 18, 18); Conv2D(4, 7, stride: 2, padding: 3, bias: false); BatchNorm; ReLU; MaxPool2D(3, stride: 2, padding: 1); Tap("in");
        Conv2D(8, 1, stride: 2, bias: false); BatchNorm; Tap("shortcut"); From("in"); Conv2D(2, 1, bias: false); BatchNorm; ReLU;
        Conv2D(2, 3, stride: 2, padding: 1, bias: false); BatchNorm; ReLU; Conv2D(8, 1, bias: false); BatchNorm; Add("shortcut"); ReLU; Tap("next");
        Conv2D(8, 3, padding: 1, bias: false); BatchNorm; Add("next"); ReLU; GlobalAveragePool2D; Dense(5); CrossEntropyLoss
        """)]
    [InlineData("Inverted",
        """
        Input(3, 12, 12); Conv2D(4, 3, stride: 2, padding: 1, bias: false); BatchNorm; ReLU6; Conv2D(24, 1, bias: false); BatchNorm; ReLU6;
        DepthwiseConv2D(3, stride: 2, padding: 1, bias: false); BatchNorm; ReLU6; Conv2D(6, 1, bias: false); BatchNorm; Tap("in");
        Conv2D(36, 1, bias: false); BatchNorm; ReLU6; DepthwiseConv2D(3, padding: 1, bias: false); BatchNorm; ReLU6;
        Conv2D(6, 1, bias: false); BatchNorm; Add("in"); GlobalAveragePool2D; Dense(5); CrossEntropyLoss
        """)]
    [InlineData("UNet",
        """
        Input(3, 8, 8); Conv2D(4, 3, padding: 1, bias: false); BatchNorm; ReLU; Tap("skip1"); MaxPool2D(2); Conv2D(6, 3, padding: 1, bias: false);
        BatchNorm; ReLU; ConvTranspose2D(4, 2, stride: 2); Concat(names: [".", "skip1"]); Conv2D(4, 3, padding: 1, bias: false); BatchNorm; ReLU;
        Conv2D(1, 1); BinaryCrossEntropyLoss; Sigmoid
        """)]
    public void SmallOnesAgreeWithTheReference(string name, string layers)
    {
        NetworkCheck check = NetworkCheck.Run(NetworkAssembly.Compile([Networks.Declare(name, layers)])[0], seed: 1, 5);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }
}
