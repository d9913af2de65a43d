using NetCompiler;

namespace Zoo;

/// <summary>
/// A U-Net (Ronneberger et al., arXiv:1505.04597) that marks tumors in slices of brains (Buda et al., doi:10.1016/j.compbiomed.2019.05.002): padded
/// convolutions with batch normalization, 7,763,041 parameters, a probability for each pixel.
/// </summary>
[Network]
[Input(3, 256, 256)]
[DoubleConvolution(32, Name = "encoder1"), Tap("skip1"), MaxPool2D(2)]
[DoubleConvolution(64, Name = "encoder2"), Tap("skip2"), MaxPool2D(2)]
[DoubleConvolution(128, Name = "encoder3"), Tap("skip3"), MaxPool2D(2)]
[DoubleConvolution(256, Name = "encoder4"), Tap("skip4"), MaxPool2D(2)]
[DoubleConvolution(512, Name = "bottleneck")]
[ConvTranspose2D(256, kernel: 2, stride: 2, Name = "upconv4"), Concat(".", "skip4"), DoubleConvolution(256, Name = "decoder4")]
[ConvTranspose2D(128, kernel: 2, stride: 2, Name = "upconv3"), Concat(".", "skip3"), DoubleConvolution(128, Name = "decoder3")]
[ConvTranspose2D(64, kernel: 2, stride: 2, Name = "upconv2"), Concat(".", "skip2"), DoubleConvolution(64, Name = "decoder2")]
[ConvTranspose2D(32, kernel: 2, stride: 2, Name = "upconv1"), Concat(".", "skip1"), DoubleConvolution(32, Name = "decoder1")]
[Conv2D(1, kernel: 1, Name = "conv")]
[BinaryCrossEntropyLoss]
[Sigmoid]
public sealed partial class UNet;
