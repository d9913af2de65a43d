// Lists known networks with their parameters and multiply-adds, and how long one image takes with random weights.

using System;
using Zoo;

ZooEntry[] zoo =
[
    new(LeNet5.Info, LeNet5.InputLength, LeNet5.OutputLength, () => new LeNet5().Predict),
    new(ResNet18.Info, ResNet18.InputLength, ResNet18.OutputLength, () => new ResNet18().Predict),
    new(ResNet50.Info, ResNet50.InputLength, ResNet50.OutputLength, () => new ResNet50().Predict),
    new(Vgg16.Info, Vgg16.InputLength, Vgg16.OutputLength, () => new Vgg16().Predict),
    new(MobileNetV2.Info, MobileNetV2.InputLength, MobileNetV2.OutputLength, () => new MobileNetV2().Predict),
    new(UNet.Info, UNet.InputLength, UNet.OutputLength, () => new UNet().Predict),
];
Console.WriteLine($"{"network",-12} {"parameters",12} {"million multiply-adds",22} {"ms an image",12}");
foreach (ZooEntry entry in zoo)
{
    Console.Write(FormattableString.Invariant($"{entry.Info.Name,-12} {entry.Parameters,12:N0} {entry.MultiplyAdds / 1e6,22:N1} "));
    Console.WriteLine(FormattableString.Invariant($"{entry.TimePrediction().TotalMilliseconds,12:N1}"));
}
